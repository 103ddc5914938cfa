/**
 * Every command of the workbench, once: its keys, and where they act. The keyboard, the list under `?` and the command
 * palette are all made from this table, so that none of them can say what the others do not do. How each is called stands in
 * `command-names.ts`, which only those lists need.
 */

export interface Command {
  id: CommandId
  /** As `KeyboardEvent.key`, with `Ctrl+`, `Alt+`, `Shift+` in this order before it. Ctrl is also the Mac's ⌘. */
  keys: readonly string[]
  /** `reading`: outside text fields only; `editing`: in the editor only; `anywhere`: both. */
  where: 'reading' | 'editing' | 'anywhere'
  /** Which screens have it; absent: the workbench alone. */
  everywhere?: true
}

const table = [
  ['next-row', ['j', 'Alt+ArrowDown']],
  ['previous-row', ['k', 'Alt+ArrowUp']],
  ['first-row', ['Alt+Home']],
  ['last-row', ['Alt+End']],
  ['next-version', ['l', 'ArrowRight']],
  ['previous-version', ['h', 'ArrowLeft']],
  ['next-change', [']', 'F7']],
  ['previous-change', ['[', 'Shift+F7']],
  ['next-open', ['g']],
  ['next-query', ['w']],
  ['next-finding', ['n']],
  ['previous-finding', ['Shift+N']],
  ['next-doubt', ['d']],
  ['previous-doubt', ['Shift+D']],
  ['edit', ['e', 'Enter']],
  ['edit-last', ['Shift+E']],
  ['save-mark-next', ['Ctrl+Enter'], 'anywhere'],
  ['save-stay', ['Ctrl+s'], 'anywhere'],
  ['needs-work', ['Ctrl+Shift+Enter'], 'anywhere'],
  ['leave', ['Escape'], 'editing'],
  ['split', ['Alt+Enter'], 'editing'],
  ['adopt', ['a']],
  ['adopt-change', ['Shift+A']],
  ['join', ['Shift+J']],
  ['approve', ['y']],
  ['ask', ['q']],
  ['replace', ['Ctrl+h']],
  ['mend', ['1']],
  ['mend-second', ['2']],
  ['let-stand', ['s']],
  ['let-stand-everywhere', ['Shift+S']],
  ['policy', ['Shift+P']],
  ['blind', ['Alt+b']],
  ['unmark', ['m']],
  ['undo', ['u', 'Ctrl+z']],
  ['redo', ['Shift+U', 'Ctrl+Shift+z']],
  ['pin', ['p']],
  ['link', ['Shift+L']],
  ['unlink', ['x']],
  ['leave-link', ['Escape']],
  ['layout', ['v']],
  ['filter', ['f']],
  ['classes', ['Shift+F']],
  ['base', ['b']],
  ['versions', ['c']],
  ['readings', ['r']],
  ['history', ['t']],
  ['queries', ['Shift+Q']],
  ['findings', ['i']],
  ['lineage', ['Shift+T']],
  ['ledger', ['Alt+t']],
  ['snapshot', ['Alt+s']],
  ['report', ['Alt+r']],
  ['finding-marks', ['Shift+I']],
  ['brackets', ['Shift+B']],
  ['overview', ['o']],
  ['search', ['/']],
  ['commands', ['Ctrl+k'], 'anywhere'],
  ['keys', ['?']],
  ['library', ['Alt+l']],
] as const satisfies readonly (readonly [id: string, keys: readonly string[], where?: Command['where']])[]

export type CommandId = (typeof table)[number][0]

const everywhere: readonly CommandId[] = ['commands', 'keys']

type Row = readonly [id: CommandId, keys: readonly string[], where?: Command['where']]

export const commands: readonly Command[] = table.map(([id, keys, where = 'reading']: Row) => ({
  id, keys, where, ...(everywhere.includes(id) ? { everywhere: true as const } : {}),
})) // biome-ignore format: one line a command

export interface KeyPress {
  key: string
  ctrlKey: boolean
  metaKey: boolean
  altKey: boolean
  shiftKey: boolean
  isComposing: boolean
}

/** A key press as the table writes it: `Ctrl+Shift+Enter`, `Shift+E`, `]`. */
export function written(press: KeyPress): string {
  const { key } = press
  const ctrl = press.ctrlKey || press.metaKey
  const isLetter = /^\p{L}$/u.test(key)
  // Shift is part of `?` already, but says something of its own with letters and named keys.
  const shift = press.shiftKey && (isLetter || key.length > 1)
  const name = isLetter ? (shift && !ctrl ? key.toUpperCase() : key.toLowerCase()) : key
  return `${ctrl ? 'Ctrl+' : ''}${press.altKey ? 'Alt+' : ''}${shift ? 'Shift+' : ''}${name}`
}

/** Which command a key press means here, if any. Nothing while an input method is composing. */
export function commandFor(
  press: KeyPress,
  where: { editing: boolean; inField: boolean; isAltGraph?: boolean },
): CommandId | null {
  if (press.isComposing) return null
  // Windows says Ctrl and Alt for AltGr, with which many keyboards write `[` and `]`.
  const key = written(where.isAltGraph ? { ...press, ctrlKey: false, altKey: false } : press)
  const acts = (command: Command) =>
    command.where === 'anywhere' ||
    (command.where === 'editing' ? where.editing : !where.editing && !where.inField)
  return commands.find(command => command.keys.includes(key) && acts(command))?.id ?? null
}
