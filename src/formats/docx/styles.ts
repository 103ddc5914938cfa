/** The styles and lists of a Word document -> the look of its paragraphs: headings and how they are numbered. */
import type { Level, List } from '../tracked/lists.ts'
import type { Look, Numbering } from '../tracked/paragraph.ts'
import { childOf, childrenOf, type XmlElement } from '../xml.ts'

/** The `w:val` of a child. */
export function settingOf(parent: XmlElement | undefined, name: string): string {
  return (parent && childOf(parent, name)?.attributes['w:val']) ?? ''
}

/** Whether a property that is either on or off is on. */
export function isOn(parent: XmlElement | undefined, name: string): boolean {
  const found = parent && childOf(parent, name)
  return found !== undefined && !['0', 'false', 'off', 'none'].includes(found.attributes['w:val'] ?? '')
}

/** Tells the look of a paragraph by its properties (`w:pPr`). */
export type LookOf = (properties: XmlElement | undefined) => Look

/** `lists` are those of the document, by number. */
export function looksOf(styles: XmlElement | null, lists: ReadonlyMap<string, WordList>): LookOf {
  const byId = new Map<string, XmlElement>()
  let standard = ''
  for (const style of styles ? childrenOf(styles, 'w:style') : []) {
    const { attributes } = style
    const id = attributes['w:styleId'] ?? ''
    byId.set(id, style)
    const isDefault = ['1', 'true', 'on'].includes(attributes['w:default'] ?? '')
    if (attributes['w:type'] === 'paragraph' && isDefault) standard = id
  }
  const known = new Map<string, Look>()
  const ofStyle = (id: string): Look => {
    const found = known.get(id) ?? styleLook(byId, id, lists)
    known.set(id, found)
    return found
  }
  return properties => {
    const style = ofStyle(settingOf(properties, 'w:pStyle') || standard)
    return {
      heading: outline(properties) ?? style.heading,
      numbering: numberingOf(properties && childOf(properties, 'w:numPr'), style.numbering),
    }
  }
}

/** A style says what it does not inherit from the one that it is based on. */
function styleLook(
  byId: ReadonlyMap<string, XmlElement>,
  id: string,
  lists: ReadonlyMap<string, WordList>,
): Look {
  const chain = new Set<XmlElement>()
  for (let at = byId.get(id); at && !chain.has(at); at = byId.get(settingOf(at, 'w:basedOn'))) chain.add(at)
  let heading: number | undefined
  let numbering: Numbering | null | undefined
  for (const style of chain) {
    const properties = childOf(style, 'w:pPr')
    const named = /^heading ([1-9])$/i.exec(settingOf(style, 'w:name'))
    heading ??= outline(properties) ?? (named ? Number(named[1]) : undefined)
    const given = properties && childOf(properties, 'w:numPr')
    const list = settingOf(given, 'w:numId')
    if (numbering !== undefined || list === '') continue
    // A list may name the styles of its levels instead.
    const own = lists.get(list)?.styles.get(style.attributes['w:styleId'] ?? '')
    numbering = list === '0' ? null : { list, level: Number(settingOf(given, 'w:ilvl') || own || 0) }
  }
  return { heading: heading ?? 0, numbering: numbering ?? null }
}

/** From 1; 0: body text; undefined: not said. */
function outline(properties: XmlElement | undefined): number | undefined {
  const level = settingOf(properties, 'w:outlineLvl')
  if (level === '') return undefined
  return Number(level) >= 0 && Number(level) <= 8 ? Number(level) + 1 : 0
}

function numberingOf(given: XmlElement | undefined, inherited: Numbering | null): Numbering | null {
  if (!given) return inherited
  const list = settingOf(given, 'w:numId') || inherited?.list || '0'
  if (list === '0') return null
  return { list, level: Number(settingOf(given, 'w:ilvl') || inherited?.level || 0) }
}

export interface WordList extends List {
  /** The levels, by the styles that they belong to. */
  styles: ReadonlyMap<string, number>
}

/** The lists of a document (`numbering.xml`), by number. */
export function listsOf(numbering: XmlElement | null, styles: XmlElement | null): Map<string, WordList> {
  const abstracts = new Map<string, XmlElement>()
  for (const one of numbering ? childrenOf(numbering, 'w:abstractNum') : [])
    abstracts.set(one.attributes['w:abstractNumId'] ?? '', one)
  const instances = new Map<string, XmlElement>()
  for (const one of numbering ? childrenOf(numbering, 'w:num') : [])
    instances.set(one.attributes['w:numId'] ?? '', one)
  /** What a list's kind is; a kind may stand for that of a style, once. */
  const kindOf = (instance: XmlElement): string => {
    const kind = settingOf(instance, 'w:abstractNumId')
    const link = settingOf(abstracts.get(kind), 'w:numStyleLink')
    const style =
      styles && link && childrenOf(styles, 'w:style').find(one => one.attributes['w:styleId'] === link)
    const properties = style ? childOf(style, 'w:pPr') : undefined
    const other = instances.get(settingOf(properties && childOf(properties, 'w:numPr'), 'w:numId'))
    return other ? settingOf(other, 'w:abstractNumId') : kind
  }
  const lists = new Map<string, WordList>()
  for (const [id, instance] of instances) {
    const kind = kindOf(instance)
    const abstract = abstracts.get(kind)
    const levels = levelsOf(abstract)
    const begins = new Map<number, number>()
    for (const override of childrenOf(instance, 'w:lvlOverride')) {
      for (const [at, given] of levelsOf(override)) levels.set(at, given)
      const start = settingOf(override, 'w:startOverride')
      if (start !== '') begins.set(Number(override.attributes['w:ilvl'] ?? 0), Number(start) || 0)
    }
    lists.set(id, { kind, levels, begins, styles: stylesOfLevels(abstract) })
  }
  return lists
}

const MOST_LEVELS = 9

function levelsOf(parent: XmlElement | undefined): Map<number, Level> {
  const levels = new Map<number, Level>()
  for (const level of parent ? childrenOf(parent, 'w:lvl') : []) {
    const at = Number(level.attributes['w:ilvl'] ?? 0)
    if (!(at >= 0 && at < MOST_LEVELS)) continue
    const restart = settingOf(level, 'w:lvlRestart')
    levels.set(at, {
      start: Number(settingOf(level, 'w:start')) || 0,
      format: settingOf(level, 'w:numFmt') || 'decimal',
      text: settingOf(level, 'w:lvlText'),
      restart: restart === '' ? null : Number(restart),
      legal: isOn(level, 'w:isLgl'),
      after: settingOf(level, 'w:suff') === 'nothing' ? '' : ' ',
    })
  }
  return levels
}

function stylesOfLevels(abstract: XmlElement | undefined): Map<string, number> {
  const styles = new Map<string, number>()
  for (const level of abstract ? childrenOf(abstract, 'w:lvl') : []) {
    const style = settingOf(level, 'w:pStyle')
    if (style) styles.set(style, Number(level.attributes['w:ilvl'] ?? 0))
  }
  return styles
}
