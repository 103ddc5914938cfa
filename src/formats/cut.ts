/** A reading -> the same with every text cut into segments: by the file itself where it tells their borders, else by the core. */
import { segmentText } from '../core/text/segment.ts'
import type { Segment } from '../core/transcript.ts'
import type { Reading, ReadVersion } from './reading.ts'

export type CutVersion = ReadVersion & { segments: Segment[] }
export type CutReading = Omit<Reading, 'versions'> & { versions: CutVersion[] }

export function cutReading(reading: Reading): CutReading {
  const versions = reading.versions.map(version => ({
    ...version,
    segments: version.segments ?? segmentText(version.text, { language: version.language }),
  }))
  return { ...reading, versions }
}
