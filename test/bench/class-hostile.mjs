/**
 * Small changes by hand, beyond those of class-cases.mjs, written to be taken for accidents: signs, figures, units and dates, negations,
 * names one letter apart, words joined and parted, in English, Chinese, Russian and Korean. Each changes what is said, so none may
 * be called accidental, either way round. Several a line, between double bars.
 */
import { casesOf } from './class-cases.mjs'

export const HOSTILE = casesOf(String.raw`
= minus, plus and signs
–5 | 5 || −5 degrees | 5 degrees || –5 degrees below | 5 degrees below || it was –5 today | it was 5 today
it was −5 today | it was 5 today || a change of –3% | a change of 3% || a change of —3 | a change of 3
from –10 to 10 | from 10 to 10 || at –40 °C | at 40 °C || a profit of –2,000 | a profit of 2,000 || +5 | -5
+5 degrees | –5 degrees || ±5 | 5 || ± 5 mm | 5 mm || a deviation of ±3 | a deviation of +3 || (5) | 5 below
x = -1 | x = 1 || x > 5 | x < 5 || a ≥ 3 | a ≤ 3 || a ≠ b | a = b || 5° north | 5 north || 5′ | 5″ || $5 | 5
£5,000 | €5,000 || ~100 men | 100 men || <100 men | 100 men || 2 × 3 | 2 + 3 || 10% | 10‰ || 10% | 10
§ 5 | 5 || #5 | 5 || No. 5 | No 5 of them || No, 5 of them | No. 5 of them
No, 5 delegates came | No. 5 delegates came || No. We agree. | No we agree.
No, more tanks. | No more tanks. || No, doubt is useful. | No doubt is useful.
No; one came. | No one came.
= decimals, thousands, figures
1.500 | 1,500 || 1,500 | 1.500 || 3.14 | 3,14 || 3,5 tons | 35 tons || 3.5 | 3,5 || 12.5% | 125%
1.234.567 | 1,234.567 || 10,00 | 10.000 || 10,000 | 10.000 || 1,00,000 | 100,000 || 0.5 | .05 || 0.5 | 05
.5 | 5 || .22 calibre | 22 calibre || 5. men | .5 men || 1 000 | 1 0000 || 1.5 | 1:5 || 2:1 | 2.1
3/4 | 3.4 || 3/4 | 34 || 3-4 | 34 || 3–4 days | 34 days || 3 4 | 34 || 10 10 | 1010 || 1960 62 | 1960–62
1/4 | 1-4 || 1/4 | 1 4 || 2 1/2 | 21/2 || 5½ | 5 || 5½ | 51/2 || 10² | 102 || 10² | 10 || m² | m³ || m² | m
H2O | HO || 10^3 | 103 || 1e3 | 13 || No. 10 | No. 1.0 || Section 1.1 | Section 11
Section 2.3.1 | Section 2.31 || Article 3(2) | Article 32 || Article 3a | Article 3 || 2nd | 2
the 5th of them | the 5 of them || five | fifth || two | second || one half | one and a half
a third | the third || twenty five | twenty-fifth || six | sixth || four hundred | four hundredth
hundred | hundreds || thousand | thousands || a couple | couple of || twice | thrice || dozen | dozens
a million | millions || 1 million | 1 billion || 1.5 million | 1.5 thousand || 1 m | 1 km || 5 mm | 5 m
5 kg | 5 g || 5 mg | 5 Mg || 5 MW | 5 mW || 5 km | 5 km² || 5 GB | 5 Gb || 10 min | 10 m || 5 lb | 5 oz
5 ft | 5 in. || 5 t | 5 kt || 20 °C | 20 °F || 20 K | 20 C || 6'2" | 6"2' || 5 cents | 5 per cent
5 percent | 5 percentage points
= dates and times
3/4/1962 | 4/3/1962 || 03/04/62 | 04/03/62 || 1962-03-04 | 1962-04-03 || 3 April | April 4
3 May 1962 | May 1962 || April 1962 | April 19, 62 || 12 a.m. | 12 p.m. || 8 a.m. | 8 p.m. || 8 am | 8 pm
8:30 | 20:30 || 8.30 | 8:03 || 2:30 | 14:30 || 2–3 p.m. | 2.3 p.m. || from 3 to 5 | from 3 or 5
1961–66 | 1961, 66 || 1961–66 | 1961/66 || 1961-66 | 61-66 || 1961–66 | 1961 66 || 44 BC | 44 AD
44 B.C. | 44 || the '60s | the 60s men || 1960s | 1960 || the 1960s | 1960s' || in the 1950's | in 1950
mid-1962 | 1962 || pre-1949 | 1949 || post-1949 | pre-1949 || Monday | Sunday || Sept. 3 | Sept. 30
June 4 | July 4
= negation and contraction
can't | can || can’t | cant of it || he'd go | he'll go || he's gone | he'd gone || I'd | I'll
we're | were || we’re late | were late || we'll | well || I'll | Ill || she'll | shell || he'll | hell
it's | its || who's | whose || you're | your || they're | their || they're | there || won't | wont
don't | do || doesn't | does || isn't | is || wasn't | was || weren't | were || mustn't | must
needn't | need || oughtn't | ought || hadn't | had || cannot | can || can not | can || not only he | only he
not un\u00adknown | unknown || un\u00adknown | known || non-violent | violent || nonexistent | existent
anti-war | war || counter-attack | attack || never mind | mind || no longer | longer || no sooner | sooner
nowhere | somewhere || not till then | till then || not | now || not | note || not | knot
without | within || nor | or || neither | either || none | one || in active | inactive
in accurate | inaccurate || im moral | immoral || a typical case | atypical case
a moral view | amoral view || a side | aside || a way | away || a round | around || a while ago | awhile
all ready | already || all ways | always || any way | anyway || some time | sometime || in to | into
no body | nobody || no thing | nothing || over look | overlook || under take | undertake
with hold | withhold || out right | outright || up set | upset || re-lay | relay || un-ionised | unionised
= questions, stops and quotes
You will withdraw? | You will withdraw. || You agree. | You agree? || He will come? | He will come!
So they signed? | So they signed. || they signed it? | they signed it || What? No. | What no.
他们同意吗？ | 他们同意。 || 你同意？ | 你同意。 || Вы согласны? | Вы согласны. || 동의합니까? | 동의합니까. || 동의해? | 동의해.
= names one letter or mark apart
Kim | King || Li | Lin || Lin | Ling || Chen | Cheng || Chang | Zhang Xi || Wang | Huang || Hu | Xu
Yang | Yan || Fang | Feng || Deng | Dong || Deng | Teng Li || Mao | Miao || Zhou | Zhao || Zhu | Zhou
Zhu De | Zhou De || Peng | Pang || He Long | Hu Long || Jin | Jing || Xian | Xiang || Han Ik-su | Han Ik-chu
Han Ik-su | Han Il-su || Kim Il | Kim Ir-sung || Pak | Park Il || Choe | Cho || Choi | Choe Il || Yi | Yu
Ri | Ro || Ivan | Ivana || Ivan | Evan || Sergei | Sergeev || Pavel | Pavlov || Petrov | Petrova
Andrei | Andrea || Maria | Mario || Mari | Mary || Jean | Jeanne || John | Jon || Ann | Anne || Carl | Karl
Allen | Alan || Hansen | Hanson || Petersen | Peterson || Meier | Meyer || Gray | Grey || Green | Greene
Brown | Browne || Clark | Clarke || Stephen | Steven || Catherine | Katherine || Macdonald | McDonald
O'Brien | OBrian || Burma | Burna || Laos | Lagos || Mali | Bali || Chad | Chat || Oman | Yemen
Dominica | Dominican || Congo | Kongo || Tyre | Tire || Sofia | Sophia || Gdansk | Danzig || Ussuri | Usuri
Jiangxi | Jiangsu || Shandong | Shantung Bay || Hainan | Henan || Hunan | Yunnan || Taiyuan | Taiwan
Nanjing | Nanning || Jinan | Ji'an || Jilin | Jinling
= joining and parting, one letter
therapist | the rapist || justice | just ice || legend | leg end || manslaughter | man's laughter
together | to gather || forgive | for give || income | in come || outcome | out come || beside | besides
sometime | sometimes || toward | untoward || farther | father || further | farther on
perpetuate | perpetrate || proscribe | prescribe || allusion | illusion || elicit | illicit
flaunt | flout || founder | flounder || ravage | ravish || raze | raise up || sanction | sanctions
border | boarder || breath | breathe || cloth | clothe || costumer | customer || county | country
defuse | diffuse || defer | differ || deprave | deprive || descent | dissent || disburse | disperse
elude | allude || envelop | envelope || forth | fourth || hoard | horde || human | humane || local | locale
moment | memento || navel | naval || ordinance | ordnance || peace | piece || peasant | pheasant
plain | plane || populace | populous || pray | prey || precede | proceed || profit | prophet
quiet | quite || rational | rationale || reign | rein || respectful | respective || right | rite
role | roll || root | route || sight | site || stationary | stationery || straight | strait || suit | suite
tenant | tenet || than | then || though | thought || through | though || track | tract || troop | troupe
urban | urbane || venal | venial || wander | wonder || weather | whether || worse | worst || woman | women
man | men
= quantifier, modal, grammar
a few | few || a little | little || a number of | the number of || shall | should || can | could
may | might || must | most || had | have || has | had || is | was || are | were || will | well || was | will
do | did || say | said || send | sent || spend | spent || build | built || the allies | the ally's
the state's | the states || the states' | the state's || enemies | enemy's || a ally's | allies
comrade's | comrades || my | mine || this | these || that | those || his | her || he | they || I | we
we | you || him | them || who | whom it || which | what || up | down || for | from || of | off || to | too
on | in || by | my || as | is || if | of || but | bit || or | and || and/or | and || and/or | or
at first | at last
= Chinese
我们会去 | 我们不会去 || 可以 | 不可以 || 没有意见 | 有意见 || 是否同意 | 同意 || 并非如此 | 并如此 || 无法接受 | 可以接受 || 决不让步 | 决定让步 || 未必 | 必
勿动 | 动 || 不久 | 久 || 不少人 | 少人 || 三千 | 三万 || 三千 | 三十 || 十五 | 五十 || 二百五 | 二百五十 || 一百零五 | 一百五 || 一百零五 | 一百五十
两个 | 十个 || 几十 | 几百 || 第三 | 三 || 第三天 | 三天 || 三月 | 三个月 || 5月 | 5个月 || 1962年4月3日 | 1962年3月4日 || 百分之五 | 千分之五
五成 | 五倍 || 上午八点 | 下午八点 || 五点半 | 五点 || 半年 | 年 || -5度 | 5度 || –5度 | 5度 || 零下五度 | 五度 || 公里 | 里 || 公斤 | 斤
应该 | 必须 || 可能 | 能 || 能够 | 可能 || 已经 | 未曾 || 曾经 | 已经 || 他 | 她 || 他 | 它 || 我们 | 你们 || 毛泽东 | 毛泽覃 || 周恩来 | 周总理
李鹏 | 李朋 || 金日成 | 金正日 || 山西 | 陕西 || 河南 | 湖南 || 河北 | 湖北 || 北京 | 南京 || 买 | 卖 || 以后 | 以前 || 大使 | 大吏 || 副总理 | 总理
总书记 | 书记 || 主席 | 副主席 || 反攻 | 反共 || 人民 | 人名 || 土地 | 大地 || 大陆 | 太陆 || 干 | 千 || 長子 | 常子 || 末来 | 未来 || 己经 | 已经
= Russian
мы будем | мы не будем || никто | кто || никогда | когда || нельзя | можно || нечего | ничего
не раз | ни разу || невозможно | возможно || незаконный | законный || безопасный | опасный
не большой | небольшой || небольшой | большой || также | так же || тоже | то же || чтобы | что бы
зато | за то || вместе | в месте || всё | все || все | всё || небо | нёбо || осел | осёл
совершенный | совершённый || узнаем | узнаём || мир | мор || дом | том || должен | может || один | два
двести | двадцать || пять | пятый || пятнадцать | пятьдесят || 5-й | 5 || 1,5 | 1.500 || 10 000 | 10.000
1,5 тонны | 15 тонн || Петров | Перов || Иван | Иванов || Павлов | Павлова || он | она || наш | ваш
до войны | после войны || под | над || завод | завода || вход | выход || прибыл | убыл || запад | восток
приезд | проезд || компания | кампания || предать | придать || пребывать | прибывать
преступить | приступить
= Korean
했다 | 안 했다 || 간다 | 못 간다 || 있다 | 없다 || 한다 | 하지 않는다 || 모두 | 모두가 아니다 || 동의한다 | 동의하지 않는다 || 할 수 있다 | 할 수 없다
해야 한다 | 할 수 있다 || 북 | 남 || 삼십 | 이십 || 세 명 | 네 명 || 5월 | 5개월 || 3일 | 3시 || 오전 | 오후 || 김일성 | 김일선 || 김정일 | 김정은
박정희 | 박성희 || 그는 | 그녀는 || 우리 | 너희 || 수상 | 부수상 || 주석 | 부주석 || 이전 | 이후 || 못 했다 | 못했다 || 안 된다 | 안된다 || 한번 | 한 번
큰집 | 큰 집 || 못하다 | 못 하다
= the shape of a sentence
the Koreans' friends | the Korean's friends || 2,3 and 4 | 23 and 4 || 1, 2 | 12 || 5, 6 | 56
5,000, 6 | 5,0006 || I, too | I to || ten, eight men | ten-eight men || twenty, five men | twenty five men
two, hundred men | two hundred men
= a second round
temperatures of –5 to 5 | temperatures of 5 to 5 || (–5) | (5) || "–5" | "5" || –.5 | .5 || -1.5 | –15
a gain of +3 | a gain of –3 || a gain of +3 | a gain of 3 || x≤5 | x≥5 || 1960 – 62 | 1960 62
pp. 5–6 | pp. 5, 6 || 5–6 men | 56 men || 5/6 | 5-6 || 5:6 | 5.6 || 1.10 | 1.1 || v1.10 | v1.1
§ 3.20 | § 3.2 || 12.30 | 12.3 || No, two came. | No two came. || No—never again. | No never again.
Oh no, war! | Oh no war! || No, thank you | No thank you || They said no, men came. | They said no men came.
¿No, vienes? | ¿No vienes? || Нет, хлеба хватает. | Нет хлеба хватает. || нельзя, войти | нельзя войти
不，同意 | 不同意 || 没，来 | 没来 || 別，去 | 別去 || thirty, six men | thirty six men || forty; five men | forty five men
one, hundred | one hundred || three, thousand | three thousand
Is it so? He is here. | Is it so. He is here. || Why not? | Why not. || (Is it so?) | (Is it so.)
"Will you?" he asked. | "Will you," he asked. || 你们去吗？好。 | 你们去吗。好。 || 为什么？ | 为什么！ || Как? | Как! || 왜? | 왜!
5 mA | 5 MA || 10 Mb | 10 MB || 5 kb | 5 kB || 3 m | 3 M || Sir Edward Grey spoke | Sir Edward Gray spoke
Lord Grey's | Lord Gray's || 發 and 說 | 髮 and 說 || 面对 | 麵对 || 我說以后 | 我說以後 || 几個 | 幾個 || 二三人 | 23人
七八个 | 78个 || 안 간다 | 안간다 || 못 한다 | 못한다 || 한 번 | 한번 || 잘 한다 | 잘한다 || совершённое | совершенное
Ill go | I'll go || Well go | We'll go || Were here | We're here || id | I'd || lets | let's || hes | he's
shed | she'd || wed | we'd || were | where || there's | theirs || whose | who's || o'clock | clock
'tis | is || ain't | is || isn't it | is it || Don't! | Do! || not-guilty | guilty || un-American | American
ex-minister | minister || vice-consul | consul || sub-committee | committee || co-author | author
half-hour | hour || two-way | one-way || first-rate | third-rate || pro-Soviet | anti-Soviet
intra-party | inter-party || inter-party | party || over-fulfil | fulfil || mis-state | state
bi-weekly | semi-weekly || biannual | biennial || millions | billions || milliard | million
quarter | quart || score | scores || fourth | forth || eighth | eight || ninth | nine || twelfth | twelve
thirteenth | thirtieth || eighty | eighteen || nought | ought || naught | aught || zero | one || nil | ill
noon | none || 1st May | 31st May || 1 May | 1 March || Sept | Seven || 1962-4 | 1962-04-04
4-5-1962 | 5-4-1962 || 1/5/62 | 5/1/62 || 1.5.1962 | 5.1.1962 || 04.05.62 | 05.04.62 || 1962/63 | 1962/3
A.D. 62 | 62 || 62 A.D. | 62 B.C. || 6 p.m. | 6 a.m || 6:00 | 6.001 || half past six | half-six
a quarter to six | a quarter past six || $1,5 | $15 || $1.5m | $1.5bn || $1.5 m | $1.5 k || ¥5 | $5
5c | $5 || 5% | 5 || 5 % | 5 %o || 5 per cent | 5 per mille || 50:50 | 50.50 || 1-0 | 10 || 3 x 4 | 34
3rd | 3d column || III | II || IV | VI || Ch. IX | Ch. XI || page vi | page iv || Appendix A | Appendix B
point (a) | point (b) || Plan B | Plan D || Group A | Group a group || Zhou, Enlai | Zhou Chen
Chen Yi, Li Peng | Chen Yi Li || the U.S. | the U.K. || U.S. | us || PRC | ROC || DPRK | DPR || KPA | KPAF
CC | CCP
`)
