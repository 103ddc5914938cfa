/**
 * The device's own database, as the one function that idb-keyval takes for a store. Two things that its own store does
 * not do: each write transaction is committed explicitly (a closing page never hears the reply that would end it, and
 * loses the text), and a connection that died is opened anew. Callbacks must place all their requests at once.
 */
import type { UseStore } from 'idb-keyval'

/** Opens lazily. `durability: 'strict'` waits for the disk: for changesets; typing is written through without it. */
export function database(name: string, durability: 'relaxed' | 'strict' = 'relaxed'): UseStore {
  let opening: Promise<IDBDatabase> | undefined

  const open = () => {
    opening ??= new Promise<IDBDatabase>((resolve, reject) => {
      const request = indexedDB.open(name, 1)
      request.onupgradeneeded = () => request.result.createObjectStore('entries')
      request.onerror = () => reject(request.error)
      request.onblocked = () => reject(new Error('another tab holds an older database'))
      request.onsuccess = () => {
        const db = request.result
        db.onclose = () => (opening = undefined)
        db.onversionchange = () => {
          db.close()
          opening = undefined
        }
        resolve(db)
      }
    }).catch(error => {
      opening = undefined
      throw error
    })
    return opening
  }

  return async (mode, callback) => {
    const run = (db: IDBDatabase) => {
      const transaction = db.transaction('entries', mode, { durability })
      const result = callback(transaction.objectStore('entries'))
      if (mode === 'readwrite') transaction.commit()
      return result
    }
    const db = await open()
    try {
      return await run(db)
    } catch (error) {
      if (!(error instanceof DOMException && error.name === 'InvalidStateError')) throw error
      opening = undefined
      return run(await open())
    }
  }
}
