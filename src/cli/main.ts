#!/usr/bin/env node
/**
 * The edge of the command `recension`: arguments, clock and exit codes. 0: done, and all was well; 1: something is broken;
 * 2: the command was not understood, or what it names is not there.
 */
import { parseArgs } from 'node:util'
import { parseHead } from '../core/chain.ts'
import { StoreError } from '../store/errors.ts'
import { verify } from './verify.ts'

const HELP = `recension verify <data folder> [--transcript <slug>] [--head <seq>:<hash>]
recension verify <ledger.json> ... [--head <seq>:<hash>]

Checks the hash chain of every transcript in a data folder, with every row beside
it, or of a ledger that was saved from /api/transcripts/<slug>/ledger. With the head
that you noted earlier it also finds a ledger that was cut off or written anew.
`

process.exitCode = await run(process.argv.slice(2))

async function run(argv: string[]): Promise<number> {
  let parsed: { values: { head?: string; transcript?: string; help?: boolean }; positionals: string[] }
  try {
    const text = { type: 'string' } as const
    parsed = parseArgs({
      args: argv,
      allowPositionals: true,
      options: { head: text, transcript: text, help: { type: 'boolean' } },
    })
  } catch (error) {
    return misuse(error instanceof Error ? error.message.split('. ')[0]! : String(error))
  }
  const { values, positionals } = parsed
  const [command, ...paths] = positionals
  if (values.help || command === undefined) {
    process.stdout.write(HELP)
    return values.help ? 0 : 2
  }
  if (command !== 'verify') return misuse(`There is no command ${command}`)
  if (paths.length === 0) return misuse('Name a data folder or a ledger file')
  const head = values.head === undefined ? null : parseHead(values.head)
  if (values.head !== undefined && !head)
    return misuse('A head is a number, a colon and 64 hexadecimal digits')
  try {
    const task = { paths, head, transcript: values.transcript ?? null }
    const { kind, lines } = await verify(task, new Date().toISOString())
    const out = kind === 'refused' ? process.stderr : process.stdout
    for (const line of lines) out.write(`${line}\n`)
    return { intact: 0, broken: 1, refused: 2 }[kind]
  } catch (error) {
    if (!(error instanceof StoreError)) throw error
    process.stderr.write(`${error.message}\n`)
    return error.code === 'damaged' ? 1 : 2
  }
}

function misuse(line: string): number {
  process.stderr.write(`${line}. See --help for what there is.\n`)
  return 2
}
