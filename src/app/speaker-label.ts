/** A segment's text -> how much of it is the printed label of who speaks, which is neither compared nor weighed as words. */

/** The printed speaker label at the start of a turn, with the space after it. */
export function labelLength(kind: string, text: string): number {
  return kind === 'turn' ? (/^[^\n:：]{1,80}[:：]\s*/.exec(text)?.[0].length ?? 0) : 0
}
