/**
 * Every command of the workbench, once: its name, its keys, and where they act. The keyboard, the list under `?` and the
 * command palette are all made from this table, so that none of them can say what the others do not do.
 */

export interface Command {
  id: CommandId
  label: string
  group: 'Move' | 'Proofread' | 'Align' | 'View' | 'Find'
  /** As `KeyboardEvent.key`, with `Ctrl+`, `Alt+`, `Shift+` in this order before it. Ctrl is also the Mac's ⌘. */
  keys: readonly string[]
  /** `reading`: outside text fields only; `editing`: in the editor only; `anywhere`: both. */
  where: 'reading' | 'editing' | 'anywhere'
  /** Which screens have it; absent: the workbench alone. */
  everywhere?: true
}

const table = [
  ['next-row', 'Next row', 'Move', ['j', 'Alt+ArrowDown'], 'reading'],
  ['previous-row', 'Previous row', 'Move', ['k', 'Alt+ArrowUp'], 'reading'],
  ['first-row', 'First row', 'Move', ['Alt+Home'], 'reading'],
  ['last-row', 'Last row', 'Move', ['Alt+End'], 'reading'],
  ['next-version', 'Version to the right', 'Move', ['l', 'ArrowRight'], 'reading'],
  ['previous-version', 'Version to the left', 'Move', ['h', 'ArrowLeft'], 'reading'],
  ['next-change', 'Next change', 'Move', [']', 'F7'], 'reading'],
  ['previous-change', 'Previous change', 'Move', ['[', 'Shift+F7'], 'reading'],
  ['next-open', 'Next segment not proofread', 'Move', ['g'], 'reading'],
  ['next-query', 'Next open query', 'Move', ['w'], 'reading'],
  ['next-finding', 'Next finding', 'Move', ['n'], 'reading'],
  ['previous-finding', 'Previous finding', 'Move', ['Shift+N'], 'reading'],
  ['next-doubt', 'Next alignment in doubt', 'Move', ['d'], 'reading'],
  ['previous-doubt', 'Previous alignment in doubt', 'Move', ['Shift+D'], 'reading'],
  ['edit', 'Edit the segment', 'Proofread', ['e', 'Enter'], 'reading'],
  ['edit-last', 'Edit the last segment of the cell', 'Proofread', ['Shift+E'], 'reading'],
  [
    'save-mark-next',
    'Save, mark proofread, go to the next open segment',
    'Proofread',
    ['Ctrl+Enter'],
    'anywhere',
  ],
  ['save-stay', 'Save and stay', 'Proofread', ['Ctrl+s'], 'anywhere'],
  ['needs-work', 'Save and mark “needs work”', 'Proofread', ['Ctrl+Shift+Enter'], 'anywhere'],
  ['leave', 'Leave the editor, keeping unsaved text', 'Proofread', ['Escape'], 'editing'],
  ['split', 'Split the paragraph at the caret', 'Proofread', ['Alt+Enter'], 'editing'],
  ['adopt', 'Adopt the other version’s reading, whole', 'Proofread', ['a'], 'reading'],
  ['adopt-change', 'Adopt the one change that is marked', 'Proofread', ['Shift+A'], 'reading'],
  ['join', 'Join with the next segment, or after a page break', 'Proofread', ['Shift+J'], 'reading'],
  ['approve', 'Mark approved', 'Proofread', ['y'], 'reading'],
  ['ask', 'Ask about the words selected, the change marked, or the segment', 'Proofread', ['q'], 'reading'],
  ['replace', 'Replace words in all segments', 'Proofread', ['Ctrl+h'], 'reading'],
  ['mend', 'Do the first proposal for the finding', 'Proofread', ['1'], 'reading'],
  ['mend-second', 'Do its second proposal', 'Proofread', ['2'], 'reading'],
  ['let-stand', 'Let the finding stand: not an error here', 'Proofread', ['s'], 'reading'],
  [
    'let-stand-everywhere',
    'Let the finding stand in the whole transcript',
    'Proofread',
    ['Shift+S'],
    'reading',
  ],
  ['policy', 'Names, terms and policy', 'Proofread', ['Shift+P'], 'reading'],
  ['blind', 'Blind readings by two people', 'Proofread', ['Alt+b'], 'reading'],
  ['unmark', 'Mark unread again', 'Proofread', ['m'], 'reading'],
  ['undo', 'Undo the last save', 'Proofread', ['u', 'Ctrl+z'], 'reading'],
  ['redo', 'Do again what was undone', 'Proofread', ['Shift+U', 'Ctrl+Shift+z'], 'reading'],
  ['pin', 'Confirm the alignment of the row, or let go of it', 'Align', ['p'], 'reading'],
  ['link', 'Link the cell with a cell of another version', 'Align', ['Shift+L'], 'reading'],
  ['unlink', 'Take the cell out of its row', 'Align', ['x'], 'reading'],
  ['leave-link', 'Leave linking', 'Align', ['Escape'], 'reading'],
  ['layout', 'Next layout: side by side, inline, clean', 'View', ['v'], 'reading'],
  ['filter', 'Next filter: changed, substantive, not proofread, …', 'View', ['f'], 'reading'],
  ['classes', 'Choose classes of change', 'View', ['Shift+F'], 'reading'],
  ['base', 'Make the current version the base', 'View', ['b'], 'reading'],
  ['versions', 'Choose versions', 'View', ['c'], 'reading'],
  ['readings', 'Show or hide the readings', 'View', ['r'], 'reading'],
  ['history', 'Show or hide the history', 'View', ['t'], 'reading'],
  ['queries', 'Show or hide the queries', 'View', ['Shift+Q'], 'reading'],
  ['findings', 'Show or hide the findings', 'View', ['i'], 'reading'],
  ['report', 'Report, emendations and sign-off', 'View', ['Alt+r'], 'reading'],
  ['finding-marks', 'Mark findings in the text, or not', 'View', ['Shift+I'], 'reading'],
  ['brackets', 'Clean text with or without bracketed words', 'View', ['Shift+B'], 'reading'],
  ['overview', 'Go to the overview strip', 'View', ['o'], 'reading'],
  ['search', 'Search', 'Find', ['/'], 'reading'],
  ['commands', 'All commands', 'Find', ['Ctrl+k'], 'anywhere'],
  ['keys', 'All keys', 'Find', ['?'], 'reading'],
  ['library', 'Back to the library', 'Find', ['Alt+l'], 'reading'],
] as const satisfies readonly (readonly [
  string,
  string,
  Command['group'],
  readonly string[],
  Command['where'],
])[]

export type CommandId = (typeof table)[number][0]

const everywhere: readonly CommandId[] = ['commands', 'keys']

export const commands: readonly Command[] = table.map(([id, label, group, keys, where]) => ({
  id, label, group, keys, where, ...(everywhere.includes(id) ? { everywhere: true as const } : {}),
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

/** The first key of a command as people read it, such as `Ctrl + Enter`. */
export function keyLabel(key: string): string {
  const names: Record<string, string> = {
    ArrowDown: '↓',
    ArrowUp: '↑',
    ArrowLeft: '←',
    ArrowRight: '→',
    Escape: 'Esc',
    s: 'S',
    k: 'K',
    z: 'Z',
    l: 'L',
  }
  const parts = key === '+' ? ['+'] : key.split('+')
  const last = parts.pop()!
  return [
    ...parts,
    parts.length ? (names[last] ?? last) : last.startsWith('Arrow') || last === 'Escape' ? names[last] : last,
  ].join('+')
}
