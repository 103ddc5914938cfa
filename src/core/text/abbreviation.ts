/**
 * The words that are printed with a stop though no sentence ends there, and the words with which a sentence likes to
 * begin. Lists for English, and for the commonest of Russian, German, French and Spanish. They are looked up in lower
 * case, without the last stop. What they decide is said in sentence.ts.
 */

const words = (list: string) => new Set(list.split(' '))

/** A name or a clause follows: never the end of a sentence. */
export const LEADS_ON = words(
  'mr mrs ms messrs mx mme mmes mlle dr drs prof gen sen sens rep reps gov govs col capt cpt lt sgt cpl pvt maj cmdr cdr adm brig rev revd ' +
    'hon pres supt amb sec sec-gen fr br e.g i.e eg ie cf viz vs v ca approx esp incl max min tel ' +
    'z.b d.h u.a bzw nr hr frl ggf vgl m mm sra srta ud uds ' +
    'т.е т.к т.н т.о см ср тов тт им ул пл просп проф акад ген полк адм напр обл р-н доц',
)

/** Of a place's name (`St. Petersburg`), but also of a street's end. */
export const PLACES = words('st ste mt ft pt')

/** A number follows: `No. 5`, `p. 12`, `vol. II`, `Jan. 3`. Alone they are words or end one. */
export const NUMBERED = words(
  'no nos art arts para paras par sec secs sect ch chap chaps fig figs vol vols p pp ed eds cl n nn bk pt ver vers op doc docs encl ' +
    'ref refs item app jan feb mar apr jun jul aug sep sept oct nov dec c circa № стр с рис гл табл т тт п пп ст кн вып',
)

/** Days, months and lines of business: a name or a date may follow, or the next sentence. */
export const MAY_END = words(
  'inc ltd corp co cos bros jr sr al a.m p.m a.d b.c u.s u.k u.n d.c ph.d m.a b.a m.d esq dept univ assn est ave blvd rd ' +
    'jan feb mar apr jun jul aug sep sept oct nov dec mon tue tues wed thu thur thurs fri sat sun ' +
    'гг вв руб коп тыс млн млрд др пр т.д т.п г в',
)

/** After these a capital letter begins a sentence, though a stop belongs to them. */
export const ENDS_BEFORE_CAPITAL = words('etc usw т.д т.п др пр а.м p.m a.m ibid')

/** What may follow a clock time in its own sentence. */
export const AFTER_TIME = words(
  'eastern western central pacific mountain atlantic greenwich standard daylight local moscow peking beijing washington est edt cst cdt ' +
    'mst mdt pst pdt gmt utc bst cet monday tuesday wednesday thursday friday saturday sunday january february march april may june july ' +
    'august september october november december',
)

/** Small words that open sentences and are seldom part of a name. */
export const OPENERS = words(
  'the a an this that these those he she it we they you i in on at but and or so if when while as for from after before there here what who ' +
    'why how where which whose his her its our their my your no not yes then now today yesterday tomorrow however moreover also both all some many ' +
    'most each every one two three to with by under since although though because let do does did is are was were have has had can could will would ' +
    'should must meanwhile thus therefore nevertheless nobody everybody everyone nothing everything only once until unless such another other ' +
    'perhaps maybe please thank well later soon still even again next finally first second nor yet despite during through among between without ' +
    'within against about over more much few several any neither either instead indeed ' +
    'он она оно они мы вы я ты это этот эта эти тот та те в на но и а о об с к у по за из от для что как когда где если не ни да нет там тут ' +
    'так все всё его её их наш ваш мой после затем потом поэтому при ' +
    'der die das ein eine er sie es wir ihr ich und aber wenn als dann im am um nach vor mit von zu nicht ' +
    'le la les un une des il elle ils elles nous vous je tu et mais dans pour quand ce cette ces el los las una y pero en',
)

/** One letter after one of these is a name of its own (`plan B`), not the initial of a person's. */
export const LETTERED = words(
  'plan vitamin type class group grade section part point option version hepatitis note annex appendix document table figure size letter team ' +
    'line unit war volume book chapter item block article phase zone',
)
