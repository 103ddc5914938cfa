/** Flags and environment: which wins, and what is refused. */
import { expect, test } from 'vitest'
import { parseOptions } from '../../src/server/options.ts'

const parse = (argv: string[], env: Record<string, string> = {}) =>
  parseOptions(argv, env, '/home/ada', '1.2.3')

test('without anything it listens to this machine only and keeps its data where it was started', () => {
  expect(parse([])).toEqual({
    kind: 'options',
    options: {
      data: '/home/ada/.recension',
      port: 4680,
      host: '127.0.0.1',
      translations: '/home/ada/translations',
      translationsNamed: false,
    },
  })
})

test('a flag beats RECENSION_<NAME>, that beats <NAME>, and an empty variable is none', () => {
  const port = (argv: string[], env: Record<string, string>) => {
    const parsed = parse(argv, env)
    return parsed.kind === 'options' ? parsed.options.port : parsed
  }
  expect(port([], { PORT: '5000' })).toBe(5000)
  expect(port([], { PORT: '5000', RECENSION_PORT: '6000' })).toBe(6000)
  expect(port(['--port', '7000'], { PORT: '5000', RECENSION_PORT: '6000' })).toBe(7000)
  expect(port([], { PORT: '', RECENSION_PORT: '' })).toBe(4680)
  expect(
    parse(['--data=/srv/x', '--translations', 'texts'], { DATA: '/y', TRANSLATIONS: '/z' }),
  ).toMatchObject({
    options: { data: '/srv/x', translations: '/home/ada/texts', translationsNamed: true },
  })
  expect(parse([], { DATA: '/y', TRANSLATIONS: '/z', HOST: 'localhost' })).toMatchObject({
    options: { data: '/y', translations: '/z', host: 'localhost' },
  })
})

test('the loopback address may be written in any usual way', () => {
  for (const [written, host] of [
    ['localhost', 'localhost'],
    ['LOCALHOST', 'localhost'],
    ['::1', '::1'],
    ['[::1]', '::1'],
  ]) {
    expect(parse(['--host', written!])).toMatchObject({ options: { host } })
  }
})

test('what cannot be is refused in one line that says what to do', () => {
  const cases = [
    ['--colour', 'blue'],
    ['extra'],
    ['--port'],
    ['--port', ''],
    ['--port', '65536'],
    ['--port', '-1'],
    ['--port', '80a'],
    ['--port', '1e3'],
    ['--host', '0.0.0.0'],
    ['--host', '::'],
    ['--host', '192.168.1.2'],
    ['--host', 'example.org'],
    ['--data', ''],
    ['--help=yes'],
  ]
  for (const argv of cases) {
    const parsed = parse(argv)
    expect(parsed.kind, argv.join(' ')).toBe('refused')
    if (parsed.kind === 'refused') expect(parsed.line).toMatch(/^[^\n]+\.$/)
  }
  expect(parse([], { HOST: '0.0.0.0' })).toMatchObject({
    line: expect.stringContaining('environment variable HOST'),
  })
})

test('help and version are texts', () => {
  expect(parse(['--help', '--port', 'x'])).toMatchObject({
    kind: 'text',
    text: expect.stringContaining('--data'),
  })
  expect(parse(['--version'])).toEqual({ kind: 'text', text: '1.2.3\n' })
})
