/** The rooms and who may enter them, read from the imports themselves. */
import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, relative, resolve } from 'node:path'
import { describe, expect, it } from 'vitest'

const root = new URL('..', import.meta.url).pathname
const source = join(root, 'src')

/** Room -> rooms and packages that it may import. `node` stands for Node's own modules. */
const mayImport: Record<string, { rooms: string[]; packages: string[] }> = {
  core: { rooms: [], packages: ['diff'] },
  formats: {
    rooms: ['core'],
    packages: ['zod', 'fflate', 'saxes', 'chardet'],
  },
  api: { rooms: ['core'], packages: ['zod'] },
  store: { rooms: ['core'], packages: ['kysely', '@photostructure/sqlite', 'node'] },
  server: {
    rooms: ['core', 'formats', 'api', 'store'],
    packages: [
      'hono',
      '@hono/node-server',
      'hono-openapi',
      '@hono/standard-validator',
      'zod',
      'node',
      'vite',
    ],
  },
  app: {
    rooms: ['core', 'api', 'formats'],
    packages: [
      'lit',
      'idb-keyval',
      '@fontsource-variable/source-serif-4',
      '@fontsource-variable/source-sans-3',
      'nspell',
      'dictionary-en',
    ],
  },
  cli: { rooms: ['core', 'formats', 'store'], packages: ['node'] },
}

interface Import {
  file: string
  room: string
  specifier: string
  typeOnly: boolean
}

function imports(): Import[] {
  const files = readdirSync(source, { recursive: true, encoding: 'utf8' }).filter(file =>
    file.endsWith('.ts'),
  )
  return files.flatMap(file => {
    const text = readFileSync(join(source, file), 'utf8')
    const found = text.matchAll(/^(?:import|export)\s+(type\s+)?(?:[^'"`;]*?\sfrom\s+)?'([^']+)'/gm)
    return [...found].map(match => ({
      file,
      room: file.split('/')[0]!,
      specifier: match[2]!,
      typeOnly: Boolean(match[1]),
    }))
  })
}

const packageOf = (specifier: string) =>
  specifier.startsWith('node:')
    ? 'node'
    : specifier
        .split('/')
        .slice(0, specifier.startsWith('@') ? 2 : 1)
        .join('/')

describe('the rooms', () => {
  const all = imports()

  it('are found, with imports in them', () => {
    expect(all.length).toBeGreaterThan(100)
  })

  it('import only the rooms that the table allows', () => {
    const breaches = all.filter(({ file, room, specifier }) => {
      if (!specifier.startsWith('.')) return false
      const target = relative(source, resolve(source, dirname(file), specifier)).split('/')[0]!
      return target !== room && target !== '..' && !mayImport[room]?.rooms.includes(target)
    })
    expect(breaches).toEqual([])
  })

  it('import only the packages that the table allows', () => {
    const breaches = all.filter(
      ({ room, specifier }) =>
        !specifier.startsWith('.') && !mayImport[room]?.packages.includes(packageOf(specifier)),
    )
    expect(breaches).toEqual([])
  })

  it('keep the schema library out of the page: from the API it takes types and paths only', () => {
    const breaches = all.filter(
      ({ room, specifier, typeOnly }) =>
        room === 'app' && specifier.includes('/api/') && !typeOnly && !specifier.endsWith('/paths.ts'),
    )
    expect(breaches).toEqual([])
  })

  it('write the extension in every import of their own', () => {
    expect(
      all.filter(({ specifier }) => specifier.startsWith('.') && !/\.(ts|css|json)$/.test(specifier)),
    ).toEqual([])
  })
})
