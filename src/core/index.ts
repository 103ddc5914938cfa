/** The public face of the core: what other programs may call, with the shapes that are kept. */

export { align } from './align/align.ts'
export type { AlignOptions, Bead } from './align/bead.ts'
export type { AlignmentRow, AlignmentTable, Cell } from './align/table.ts'
export { alignVersions } from './align/table.ts'
export type { PreviousTable } from './align/table-again.ts'
export type { TablePin } from './align/table-pins.ts'
export type { Alarm, AlarmKind } from './checks/alarm.ts'
export { alarmsIn } from './checks/alarm.ts'
export type { Bracket, BracketKind, SuppliedWords } from './checks/brackets.ts'
export { bracketsOf, suppliedWords, withoutBrackets } from './checks/brackets.ts'
export { checkAcross, checkSegment, checkText } from './checks/check.ts'
export type {
  CheckContext,
  CheckedSegment,
  CheckName,
  Finding,
  FindingPlace,
  Fix,
  FixEdit,
} from './checks/finding.ts'
export { CHECK_TITLES, standing } from './checks/finding.ts'
export { gathered } from './checks/gather.ts'
export { proposeNames } from './checks/names.ts'
export type { ChangeClass, ClassContext, ClassCount, ClassifiedChange } from './classify/classify.ts'
export { classesOf, classify, vocabularyOf } from './classify/classify.ts'
export type { Collation, CollationColumn, Reading } from './collate.ts'
export { collate } from './collate.ts'
export type { Change } from './diff/diff.ts'
export { diffWords } from './diff/diff.ts'
export type { Merge, MergePiece } from './merge.ts'
export { merge } from './merge.ts'
export type { Revision } from './revision.ts'
export { segmentText } from './text/segment.ts'
export type { SentenceSpan } from './text/sentence.ts'
export { sentencesOf } from './text/sentence.ts'
export type { Segment, SegmentKind } from './transcript.ts'
