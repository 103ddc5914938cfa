/**
 * Command line and environment -> where to listen and where the data are, or one line that says what to change. A flag
 * beats RECENSION_<NAME>, that beats <NAME>, that beats the default. Nothing is opened or made here.
 */
import { resolve } from 'node:path'
import { parseArgs } from 'node:util'

export interface Options {
  data: string
  port: number
  host: string
  /** The folder of transcripts to read at start. */
  translations: string
  /** True where a person named that folder: then it must be there. */
  translationsNamed: boolean
}

export type ParsedOptions =
  | { kind: 'options'; options: Options }
  | { kind: 'text'; text: string }
  | { kind: 'refused'; line: string }

const HELP = `Recension: a workbench for proofreading translations

  --data <folder>          where everything is kept (default .recension)
  --translations <folder>  transcripts to read at start (default translations)
  --port <number>          default 4680; 0 takes any free one
  --host <address>         127.0.0.1 (default), localhost or ::1
  --version, --help

Each can also be given as an environment variable: RECENSION_DATA or DATA,
RECENSION_TRANSLATIONS or TRANSLATIONS, RECENSION_PORT or PORT, RECENSION_HOST or HOST.
`

const HOSTS = ['127.0.0.1', 'localhost', '::1']
const NAMES = ['data', 'translations', 'port', 'host'] as const
type Name = (typeof NAMES)[number]
const DEFAULTS: Record<Name, string> = {
  data: '.recension',
  translations: 'translations',
  port: '4680',
  host: '127.0.0.1',
}

/** `folder` is the one that relative names start from. */
export function parseOptions(
  argv: readonly string[],
  env: Readonly<Record<string, string | undefined>>,
  folder: string,
  version: string,
): ParsedOptions {
  let flags: Partial<Record<Name | 'help' | 'version', string | boolean>>
  try {
    const text = { type: 'string' } as const
    const yes = { type: 'boolean' } as const
    flags = parseArgs({
      args: [...argv],
      options: { data: text, translations: text, port: text, host: text, help: yes, version: yes },
    }).values
  } catch (error) {
    const first = error instanceof Error ? error.message.split(/\n|\. /)[0] : ''
    return { kind: 'refused', line: `${first}. See --help for what there is.` }
  }
  if (flags.help) return { kind: 'text', text: HELP }
  if (flags.version) return { kind: 'text', text: `${version}\n` }

  /** The value and, for messages, who gave it. */
  const given = (name: Name): { value: string; from: string; named: boolean } => {
    const flag = flags[name]
    if (typeof flag === 'string') return { value: flag, from: `--${name}`, named: true }
    for (const variable of [`RECENSION_${name.toUpperCase()}`, name.toUpperCase()]) {
      const value = env[variable]
      if (value) return { value, from: `the environment variable ${variable}`, named: true }
    }
    return { value: DEFAULTS[name], from: 'the default', named: false }
  }

  const empty = NAMES.find(name => given(name).value.trim() === '')
  if (empty) return { kind: 'refused', line: `--${empty} is empty: give it a value or leave it out.` }

  const port = given('port')
  if (!/^\d{1,5}$/.test(port.value) || Number(port.value) > 65_535) {
    return {
      kind: 'refused',
      line: `The port in ${port.from} is no number from 0 to 65535. Give one, such as --port 4680.`,
    }
  }
  const host = given('host')
  const address = host.value.replace(/^\[(.*)\]$/, '$1').toLowerCase()
  if (!HOSTS.includes(address)) {
    return {
      kind: 'refused',
      line: `The host in ${host.from} is not this machine alone, and Recension has no accounts yet to protect it. Use --host 127.0.0.1.`,
    }
  }
  const translations = given('translations')
  return {
    kind: 'options',
    options: {
      data: resolve(folder, given('data').value),
      port: Number(port.value),
      host: address,
      translations: resolve(folder, translations.value),
      translationsNamed: translations.named,
    },
  }
}
