/**
 * What the server last said, kept on the device so that a transcript opens without a network. Only ever a copy: losing
 * it costs a reload. What a person wrote is in `unsaved.ts` and `outbox.ts`, in another database.
 */
import { get, set, type UseStore } from 'idb-keyval'
import type { Answer } from './wire.ts'

export type CachedAnswer<T> = Answer<T> | { kind: 'kept'; value: T }

/** Asks the server; where it is unreachable, answers with the copy under `key` (`kept`), if there is one. */
export async function askOrKept<T>(
  store: UseStore,
  key: string,
  ask: () => Promise<Answer<T>>,
): Promise<CachedAnswer<T>> {
  const answer = await ask()
  // A cache that fails (private window, full disk) must not stand between a reader and the text.
  if (answer.kind === 'ok') void set(key, answer.value, store).catch(() => {})
  if (answer.kind !== 'unreachable') return answer
  const kept = await get<T>(key, store).catch(() => undefined)
  return kept === undefined ? answer : { kind: 'kept', value: kept }
}
