/**
 * What each action asks of the session: one line a deed. Elements and keys only name what they want (`state.ts`, `Action`);
 * this table says whose work it is, and that part does it.
 */
import { runCommand } from './running.ts'
import type { Session } from './session.ts'
import type { Action } from './state.ts'

type Deeds = { [Do in Action['do']]: (action: Extract<Action, { do: Do }>, on: Session) => void }

const deeds: Deeds = {
  'look-up': (_, on) => on.late.spelling.with(spelling => spelling.look()),
  command: ({ id }, on) => runCommand(id, on),
  go: ({ address }, on) => void on.go(address, 'push'),
  show: ({ do: _, ...change }, on) => {
    // Who turns to another panel does not wait for the form of this one.
    if (change.panel && change.panel !== 'queries') on.set({ typedAhead: null })
    on.show(change)
  },
  'choose-versions': ({ versions, working }, on) =>
    void on.go({ ...on.bench(), versions, working: working ?? on.bench().working, at: on.here() }, 'push'),
  select: ({ row, column, change }, on) =>
    on.move({ row, column: column ?? on.state.cursor.column, change: change ?? null }),
  find: ({ segment }, on) => on.find(segment),
  edit: ({ segment }, on) => on.editor.edit(segment),
  type: ({ text }, on) => on.editor.type({ text }),
  reason: ({ reason }, on) => on.editor.type({ reason }),
  'use-unsaved': ({ unsaved }, on) => on.editor.edit(unsaved.segment, unsaved),
  'discard-unsaved': ({ unsaved }, on) => on.editor.discard(unsaved),
  'keep-unsaved': ({ texts }, on) => on.editor.takeBack(texts),
  adopt: (action, on) => on.desk.adopt(action),
  join: ({ segment }, on) => on.desk.join(segment),
  restore: ({ segment, state }, on) => on.desk.restore(segment, state),
  draft: ({ conflict, segment, text }, on) => on.saving.draft(conflict, segment, text),
  'history-of': ({ segment }, on) => on.history.load(segment),
  settle: ({ conflict, texts }, on) => on.desk.settle(conflict, texts),
  name: ({ person }, on) => on.reception.name(person),
  dialog: ({ dialog }, on) => on.reception.show(dialog),
  incoming: (action, on) => on.late.receiving.with(receiving => void receiving.do(action)),
  'dismiss-notice': (_, on) => on.set({ notice: null }),
  linking: ({ linking }, on) =>
    linking ? on.set({ linking }) : on.late.realigning.with(alignment => alignment.leaveLinking()),
  sign: ({ do: _, ...what }, on) => on.late.reporting.with(report => void report.sign(what)),
  'report-says': ({ act }, on) => on.late.reporting.with(report => void report.say(act)),
  'report-draft': ({ change }, on) => on.late.reporting.with(report => report.draft(change)),
  'report-again': (_, on) => on.late.reporting.with(report => report.again()),
  ledger: ({ ask }, on) => on.late.ledgering.with(ledger => ledger.ask(ask)),
  'begin-naming': ({ slug, point }, on) =>
    on.late.ledgering.with(({ namer }) => void namer.begin(slug, point)),
  naming: ({ slug, naming }, on) => on.late.ledgering.with(({ namer }) => namer.write(slug, naming)),
  'name-point': ({ slug, naming }, on) =>
    on.late.ledgering.with(({ namer }) => void namer.name(slug, naming)),
  'restore-from': ({ slug, asked }, on) =>
    on.late.restorer.with(restorer => void restorer.begin(slug, asked)),
  restoring: ({ restoring }, on) => on.set({ restoring }),
  'restore-all': (_, on) => on.late.restorer.with(restorer => restorer.save()),
  trace: ({ selected, segment }, on) => on.late.tracer.with(tracer => void tracer.begin(selected, segment)),
  'trace-word': ({ word }, on) => on.late.tracer.with(tracer => tracer.choose(word)),
  'begin-blind': ({ version, proofreaders }, on) =>
    on.late.reconciling.with(blind => blind.begin(version, proofreaders)),
  unblind: ({ blind: id }, on) => on.late.reconciling.with(blind => blind.unblind(id)),
  decide: ({ segment, decision }, on) => on.late.reconciling.with(blind => blind.decide(segment, decision)),
  'draft-decision': ({ draft }, on) => on.late.reconciling.with(blind => blind.draft(draft)),
  'name-readers': ({ readers }, on) => on.set({ readers }),
  'save-reconciliation': (_, on) => on.late.reconciling.with(blind => void blind.save()),
  'begin-replacing': (_, on) => on.late.replacer.with(replacer => void replacer.begin()),
  replacing: ({ replacing }, on) => {
    on.set({ replacing })
    on.late.replacer.with(replacer => replacer.keep(replacing))
  },
  'replace-all': (action, on) => on.late.replacer.with(replacer => replacer.save(action)),
  replace: ({ edits, kind, parents }, on) => on.desk.replace(edits, kind, parents),
  point: ({ finding, segments }, on) =>
    on.late.pointing.with(({ settling }) => settling.point(finding, segments)),
  pointed: ({ pointed }, on) => on.set({ pointed }),
  mend: ({ finding, fix }, on) => on.late.pointing.with(({ settling }) => settling.mend(finding, fix)),
  mending: ({ mending }, on) => on.set({ mending }),
  'mend-all': ({ mending }, on) => on.late.pointing.with(({ settling }) => settling.mendAll(mending)),
  'let-stand': ({ finding, segment, reason }, on) =>
    on.late.pointing.with(({ settling }) => settling.letStand(finding, segment, reason)),
  'mark-findings': ({ marking }, on) => on.late.pointing.with(pointing => pointing.mark(marking)),
  'turn-brackets': (_, on) => on.late.pointing.with(pointing => pointing.turnBrackets()),
  'draft-lists': ({ drafts }, on) => on.late.pointing.with(pointing => pointing.draft(drafts)),
  'ask-about': ({ selected }, on) => void on.reviewing.begin(selected),
  'drop-query': ({ asking }, on) => on.reviewing.drop(asking),
  replying: ({ query, text }, on) => on.reviewing.reply(query, text),
  'say-again': ({ refused }, on) => on.saving.sayAgain(refused),
  'drop-refused': ({ refused }, on) => void on.sync.settle(refused, null),
  'ask-anew': ({ asking }, on) => void on.reviewing.anew(asking),
  'type-ahead': ({ letters }, on) => on.set({ typedAhead: (on.state.typedAhead ?? '') + letters }),
  'form-ready': (_, on) => on.reviewing.formReady(),
  'leave-form': (_, on) => on.set({ typedAhead: null }),
  asking: ({ asking }, on) => on.reviewing.write(asking),
  ask: ({ query }, on) => on.reviewing.ask(query),
  say: ({ acts }, on) => on.reviewing.say(acts),
  'join-all': ({ segments }, on) => on.desk.joinAll(segments),
  'link-as': ({ pin }, on) => on.late.realigning.with(alignment => alignment.setLink(pin)),
  'retry-device': (_, on) => {
    on.parts.unsaved.flush()
    void on.sync.keepAgain()
  },
}

/** Has the session do what was asked. */
export function perform(action: Action, on: Session): void {
  const deed = deeds[action.do] as (asked: Action, on: Session) => void
  deed(action, on)
}
