/** The paragraphs of a segment, joined halves, and splits told from edits. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { changeKind, joinTexts, paragraphsOf } from '../../src/core/revision.ts'

test('blank lines part paragraphs, single line ends do not', () => {
  expect(paragraphsOf('One\ntwo.\n\nThree.\n \t\n\nFour.\r\n\r\nFive.\u2029Six.')).toEqual([
    'One\ntwo.',
    'Three.',
    'Four.',
    'Five.',
    'Six.',
  ])
  expect(paragraphsOf('One\r\ntwo.')).toEqual(['One\r\ntwo.'])
  expect(paragraphsOf(' \n\n ')).toEqual([])
})

test('halves are joined by one space', () => {
  expect(joinTexts('as long as we are not', 'called revisionists.')).toBe(
    'as long as we are not called revisionists.',
  )
  expect(joinTexts('as we ', '\n are')).toBe('as we are')
})

test('Chinese and Japanese halves are joined without a space', () => {
  expect(joinTexts('我们的关系', '是同志关系。')).toBe('我们的关系是同志关系。')
  expect(joinTexts('我们说，', '不是。')).toBe('我们说，不是。')
  expect(joinTexts('我们用 Git', '工作')).toBe('我们用 Git 工作')
})

test('a hyphen that breaks a word is kept, and a dash is no hyphen', () => {
  expect(joinTexts('a self-', 'help group')).toBe('a self-help group')
  expect(joinTexts('he said -', 'nothing')).toBe('he said - nothing')
})

test('an empty half changes nothing', () => {
  fc.assert(
    fc.property(
      fc.string(),
      text => joinTexts('', text) === text && (text.trim() === '' || joinTexts(text, '') === text),
    ),
  )
})

test('joining keeps every character that is not white space', () => {
  const solid = (text: string) => text.replace(/\s/g, '')
  fc.assert(
    fc.property(
      fc.string({ unit: 'grapheme' }),
      fc.string({ unit: 'grapheme' }),
      (a, b) => solid(joinTexts(a, b)) === solid(a + b),
    ),
  )
})

test('more paragraphs than before is a split, all else an edit', () => {
  expect(changeKind('One. Two.', 'One.\n\nTwo.')).toBe('split')
  expect(changeKind('One.\n\nTwo.', 'One.\n\nTwo!')).toBe('edit')
  expect(changeKind('One.\n\nTwo.', 'One. Two.')).toBe('edit')
  expect(changeKind('One.', '')).toBe('edit')
  expect(changeKind('', 'One.')).toBe('edit')
  expect(changeKind('', 'One.\n\nTwo.')).toBe('split')
})
