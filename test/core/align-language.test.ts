/** isBilingual: tags where they differ, else only what any reader would see at once. */
import { expect, test } from 'vitest'
import { isBilingual } from '../../src/core/align/two-languages.ts'

const ENGLISH = [
  'In the beginning there was nothing on the plain but the grass and the wind, and nobody had yet thought of building a town there.',
  'Then the railway came, and with the railway came the people who hoped to sell something to the people who passed through.',
  'My grandfather was one of them: he had a shop near the station, and he used to say that a town is what is left when the train has gone.',
  'He kept the books himself, and in all the years that I knew him he was never out by more than a penny at the end of the month.',
  'When he died the shop was sold to a man from the coast, who painted it green and never learned the names of those who came in.',
]
const OTHER_ENGLISH = [
  'A good bridge is not the one that carries the heaviest load, but the one that tells you in time that it will not carry it any more.',
  'The engineers of the last century knew this, and they left in the iron small places which give way before the rest of it does.',
  'We have calculated more and left less to chance, and that is why our bridges fall without saying anything to us first.',
  'It is not that we are worse at what we do: we have only forgotten that a thing which is made must also be able to complain.',
  'So when you cross a river and the boards speak under your feet, be glad of it, for that is the voice of those who made it.',
]
const FRENCH = [
  'Au commencement il n’y avait rien dans la plaine que l’herbe et le vent, et personne n’avait encore pensé à y bâtir une ville.',
  'Puis le chemin de fer est venu, et avec lui les gens qui espéraient vendre quelque chose à ceux qui ne faisaient que passer.',
  'Mon grand-père était de ceux-là : il avait une boutique près de la gare, et il disait qu’une ville est ce qui reste quand le train est parti.',
  'Il tenait les comptes lui-même, et pendant toutes les années où je l’ai connu il ne s’est jamais trompé de plus d’un sou à la fin du mois.',
  'À sa mort la boutique fut vendue à un homme de la côte, qui la peignit en vert et n’apprit jamais le nom de ceux qui entraient.',
]
const GERMAN = [
  'Am Anfang war in der Ebene nichts als das Gras und der Wind, und noch niemand hatte daran gedacht, dort eine Stadt zu bauen.',
  'Dann kam die Eisenbahn, und mit ihr kamen die Leute, die hofften, denen etwas zu verkaufen, die nur auf der Durchreise waren.',
  'Mein Großvater war einer von ihnen: er hatte einen Laden beim Bahnhof und sagte gern, eine Stadt sei das, was bleibt, wenn der Zug fort ist.',
  'Er führte die Bücher selbst, und in all den Jahren, in denen ich ihn kannte, fehlte am Ende des Monats nie mehr als ein Pfennig.',
  'Als er starb, wurde der Laden an einen Mann von der Küste verkauft, der ihn grün anstrich und nie die Namen derer lernte, die eintraten.',
]

test('two tags that differ are two languages, and regions of one are not', () => {
  expect(isBilingual(['Good.'], ['Good.'], ['en', 'fr'])).toBe(true)
  expect(isBilingual(ENGLISH, OTHER_ENGLISH, ['en-GB', 'en-US'])).toBe(false)
})

test('without tags, small words tell languages of one script apart, either way round', () => {
  for (const [p, q] of [
    [ENGLISH, FRENCH],
    [ENGLISH, GERMAN],
    [FRENCH, GERMAN],
  ] as const) {
    expect(isBilingual(p, q)).toBe(true)
    expect(isBilingual(q, p)).toBe(true)
  }
  expect(isBilingual(ENGLISH, OTHER_ENGLISH)).toBe(false)
  expect(isBilingual(FRENCH, FRENCH.toReversed())).toBe(false)
})

test('Chinese beside English is two languages; short texts and lists of names tell nothing', () => {
  expect(isBilingual(['边界问题很容易解决。'], ['The border is easy to resolve.'])).toBe(true)
  expect(isBilingual(['Вопрос о границе решить легко.'], ['The border is easy to resolve.'])).toBe(true)
  expect(isBilingual(['Good.', 'Yes.'], ['Bon.', 'Oui.'])).toBe(false)
  expect(isBilingual(['□'], ['1962'])).toBe(false)
  const names = (side: string) =>
    Array.from(
      { length: 200 },
      (_, k) => `${side}${String.fromCharCode(97 + (k % 23), 97 + (k % 19))}o ${side}${k}`,
    )
  expect(isBilingual(names('k'), names('m'))).toBe(false)
})
