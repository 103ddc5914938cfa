/** "This transcript's ledger grew" -> everybody who follows it, within this process. What grew is read from the ledger. */

export interface Feed {
  announce(slug: string): void
  /** Calls `wake` at every announcement until the returned function is called. */
  follow(slug: string, wake: () => void): () => void
}

export function createFeed(): Feed {
  const followers = new Map<string, Set<() => void>>()
  return {
    announce(slug) {
      for (const wake of followers.get(slug) ?? []) wake()
    },
    follow(slug, wake) {
      const set = followers.get(slug) ?? new Set()
      followers.set(slug, set.add(wake))
      return () => {
        set.delete(wake)
        if (set.size === 0) followers.delete(slug)
      }
    },
  }
}
