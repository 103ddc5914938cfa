/** The one table of commands, and what a key press means. */
import { describe, expect, it } from 'vitest'
import { namedCommands as commands, keyLabel } from '../../src/app/command-names.ts'
import { commandFor, type KeyPress } from '../../src/app/commands.ts'

const press = (key: string, held: Partial<KeyPress> = {}): KeyPress => ({
  key, ctrlKey: false, metaKey: false, altKey: false, shiftKey: false, isComposing: false, ...held,
}) // biome-ignore format: one line
const reading = { editing: false, inField: false }
const editing = { editing: true, inField: true }

describe('keys', () => {
  it('mean one thing each, wherever they act', () => {
    const seen = commands.flatMap(({ keys, where }) =>
      keys.flatMap(key =>
        where === 'anywhere' ? [`reading ${key}`, `editing ${key}`] : [`${where} ${key}`],
      ),
    )
    expect(seen.length).toBe(new Set(seen).size)
  })

  it('are none that browsers keep for themselves', () => {
    const kept = [
      'Ctrl+n',
      'Ctrl+t',
      'Ctrl+w',
      'Ctrl+Shift+n',
      'Ctrl+Tab',
      'Alt+ArrowLeft',
      'Alt+ArrowRight',
      'F5',
      'Ctrl+r',
    ]
    expect(commands.flatMap(({ keys }) => keys).filter(key => kept.includes(key))).toEqual([])
  })

  it('of one letter act outside text fields only', () => {
    expect(commandFor(press('j'), reading)).toBe('next-row')
    expect(commandFor(press('j'), editing)).toBeNull()
    expect(commandFor(press('j'), { editing: false, inField: true })).toBeNull()
  })

  it('mean nothing while an input method composes', () => {
    expect(commandFor(press('Enter', { ctrlKey: true, isComposing: true }), editing)).toBeNull()
  })

  it('are told apart by Shift where Shift says something', () => {
    expect(commandFor(press('A', { shiftKey: true }), reading)).toBe('adopt-change')
    expect(commandFor(press('a'), reading)).toBe('adopt')
    expect(commandFor(press('?', { shiftKey: true }), reading)).toBe('keys')
    expect(commandFor(press('S', { ctrlKey: true }), editing)).toBe('save-stay')
    expect(commandFor(press('F7', { shiftKey: true }), reading)).toBe('previous-change')
  })

  it('work with the Mac’s command key as with Ctrl', () => {
    expect(commandFor(press('Enter', { metaKey: true }), editing)).toBe('save-mark-next')
  })

  it('are named as people read them', () => {
    expect(['Alt+ArrowDown', 'Ctrl+s', 'Escape', ']', 'j'].map(keyLabel)).toEqual([
      'Alt+↓',
      'Ctrl+S',
      'Esc',
      ']',
      'j',
    ])
  })
})
