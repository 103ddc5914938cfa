/**
 * How each command is called, in which group it is listed, and how its keys are written for people: what the list under `?`
 * and the command palette say.
 */
import { type Command, type CommandId, commands } from './commands.ts'

export const groups = ['Move', 'Proofread', 'Align', 'View', 'Find'] as const
type Group = (typeof groups)[number]

const names: Record<CommandId, readonly [label: string, group: Group]> = {
  'next-row': ['Next row', 'Move'],
  'previous-row': ['Previous row', 'Move'],
  'first-row': ['First row', 'Move'],
  'last-row': ['Last row', 'Move'],
  'next-version': ['Version to the right', 'Move'],
  'previous-version': ['Version to the left', 'Move'],
  'next-change': ['Next change', 'Move'],
  'previous-change': ['Previous change', 'Move'],
  'next-open': ['Next segment not proofread', 'Move'],
  'next-query': ['Next open query', 'Move'],
  'next-finding': ['Next finding', 'Move'],
  'previous-finding': ['Previous finding', 'Move'],
  'next-doubt': ['Next alignment in doubt', 'Move'],
  'previous-doubt': ['Previous alignment in doubt', 'Move'],
  edit: ['Edit the segment', 'Proofread'],
  'edit-last': ['Edit the last segment of the cell', 'Proofread'],
  'save-mark-next': ['Save, mark proofread, go to the next open segment', 'Proofread'],
  'save-stay': ['Save and stay', 'Proofread'],
  'needs-work': ['Save and mark “needs work”', 'Proofread'],
  leave: ['Leave the editor, keeping unsaved text', 'Proofread'],
  split: ['Split the paragraph at the caret', 'Proofread'],
  adopt: ['Adopt the other version’s reading, whole', 'Proofread'],
  'adopt-change': ['Adopt the one change that is marked', 'Proofread'],
  join: ['Join with the next segment, or after a page break', 'Proofread'],
  approve: ['Mark approved', 'Proofread'],
  ask: ['Ask about the words selected, the change marked, or the segment', 'Proofread'],
  replace: ['Replace words in all segments', 'Proofread'],
  mend: ['Do the first proposal for the finding', 'Proofread'],
  'mend-second': ['Do its second proposal', 'Proofread'],
  'let-stand': ['Let the finding stand: not an error here', 'Proofread'],
  'let-stand-everywhere': ['Let the finding stand in the whole transcript', 'Proofread'],
  policy: ['Names, terms and policy', 'Proofread'],
  blind: ['Blind readings by two people', 'Proofread'],
  unmark: ['Mark unread again', 'Proofread'],
  undo: ['Undo the last save', 'Proofread'],
  redo: ['Do again what was undone', 'Proofread'],
  pin: ['Confirm the alignment of the row, or let go of it', 'Align'],
  link: ['Link the cell with a cell of another version', 'Align'],
  unlink: ['Take the cell out of its row', 'Align'],
  'leave-link': ['Leave linking', 'Align'],
  layout: ['Next layout: side by side, inline, clean', 'View'],
  filter: ['Next filter: changed, substantive, not proofread, …', 'View'],
  classes: ['Choose classes of change', 'View'],
  base: ['Make the current version the base', 'View'],
  versions: ['Choose versions', 'View'],
  readings: ['Show or hide the readings', 'View'],
  history: ['Show or hide the history', 'View'],
  queries: ['Show or hide the queries', 'View'],
  findings: ['Show or hide the findings', 'View'],
  lineage: ['Trace the words selected, or the change marked', 'View'],
  ledger: ['Everything that happened', 'View'],
  snapshot: ['Name this state of the texts', 'View'],
  report: ['Report, emendations and sign-off', 'View'],
  'finding-marks': ['Mark findings in the text, or not', 'View'],
  brackets: ['Clean text with or without bracketed words', 'View'],
  overview: ['Go to the overview strip', 'View'],
  search: ['Search', 'Find'],
  commands: ['All commands', 'Find'],
  keys: ['All keys', 'Find'],
  library: ['Back to the library', 'Find'],
}

export interface NamedCommand extends Command {
  label: string
  group: Group
}

/** The commands with their names, in the order in which they are listed. */
export const namedCommands: readonly NamedCommand[] = commands.map(command => {
  const [label, group] = names[command.id]
  return { ...command, label, group }
})

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
