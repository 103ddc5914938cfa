/** The classes of a change, as they are said in every body. What each means is told in core/classify. */
export const changeClasses = [
  'none', 'layout', 'spacing', 'punctuation', 'capitals', 'spelling', 'hyphenation', 'number-style',
  'editorial-status', 'romanization', 'substantive',
] as const // biome-ignore format: one list
