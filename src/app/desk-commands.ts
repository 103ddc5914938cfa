/**
 * What each command that writes asks of the desk, the editor and the findings. Moving is in `cursor.ts`; what is shown, in `session.ts`.
 */
import type { Desk } from './desk.ts'
import type { Editor } from './editor.ts'
import type { Pointing } from './findings/pointing.ts'
import type { Realigning } from './realigning.ts'

export const deskCommands = {
  edit: (desk, editor) => editor.edit(desk.lead()),
  'edit-last': (desk, editor) => editor.edit(desk.cell().at(-1)?.id ?? ''),
  'save-stay': desk => desk.saveEditor(null, false),
  'save-mark-next': desk => desk.saveEditor('proofread', true),
  'needs-work': desk => desk.saveEditor('needs-work', false),
  approve: desk => desk.mark('approved'),
  unmark: desk => desk.mark('unread'),
  leave: (_, editor) => editor.leave(),
  adopt: desk => desk.adoptMarked(true),
  'adopt-change': desk => desk.adoptMarked(false),
  join: desk => desk.join((desk.cell().find(({ joins }) => joins) ?? desk.cell().at(-1))?.id ?? ''),
  undo: desk => desk.undo('undo'),
  redo: desk => desk.undo('redo'),
} satisfies Record<string, (desk: Desk, editor: Editor) => void>

export type DeskCommand = keyof typeof deskCommands

/** Does this command write? */
export function isDeskCommand(command: string): command is DeskCommand {
  return command in deskCommands
}

export const findingCommands = {
  'next-finding': ({ settling }) => settling.step(1),
  'previous-finding': ({ settling }) => settling.step(-1),
  mend: ({ settling }) => settling.mendPointed(0),
  'mend-second': ({ settling }) => settling.mendPointed(1),
  'let-stand': ({ settling }) => settling.letPointedStand(false),
  'let-stand-everywhere': ({ settling }) => settling.letPointedStand(true),
  brackets: pointing => pointing.turnBrackets(),
} satisfies Record<string, (pointing: Pointing) => void>

/** Is this command about findings? */
export function isFindingCommand(command: string): command is keyof typeof findingCommands {
  return command in findingCommands
}

export const alignCommands = {
  link: alignment => alignment.link(),
  unlink: alignment => alignment.unlink(),
  pin: alignment => alignment.pin(),
  'leave-link': alignment => alignment.leaveLinking(),
} satisfies Record<string, (alignment: Realigning) => void>

/** Does this command realign? */
export function isAlignCommand(command: string): command is keyof typeof alignCommands {
  return command in alignCommands
}
