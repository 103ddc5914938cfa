/**
 * Small changes by hand, one a line, `before | after`, in groups. REVERSING: each changes what is said by as little as can
 * be, so none may be called accidental. HARMLESS: each leaves what is said alone, and names the class that it belongs to.
 * None of them is out of the texts that the classes were made on.
 */

/** `{ before, after, group }` of each pair; a line that begins with `= ` names the group of those after it; ⏎ is a line break. */
export function casesOf(written) {
  let group = ''
  const cases = []
  for (const line of written.trim().split('\n')) {
    if (line.startsWith('= ')) group = line.slice(2)
    else {
      for (const pair of line.split(' || ')) {
        const [before, after] = pair.replaceAll('⏎', '\n').split(' | ')
        cases.push({ before, after, group })
      }
    }
  }
  return cases
}

export const REVERSING = casesOf(`
= negation
They did agree to the draft. | They did not agree to the draft.
We shall now attack the island. | We shall not attack the island.
It was no small matter. | It was a small matter.
The Premier is able to come. | The Premier is unable to come.
It is possible to withdraw. | It is impossible to withdraw.
The terms are acceptable. | The terms are unacceptable.
That would be a legal act. | That would be an illegal act.
He spoke of a regular army. | He spoke of an irregular army.
a moral question | an amoral question
We agree on this point. | We disagree on this point.
They are likely to sign. | They are unlikely to sign.
We can accept that. | We can't accept that.
We can accept that. | We cannot accept that.
He would go there. | He wouldn't go there.
Nobody objected. | Somebody objected.
There is nothing in it. | There is something in it.
We never promised this. | We ever promised this.
neither side withdrew | either side withdrew
nor did he reply | or did he reply
It can be done without us. | It can be done with us.
a useful remark | a useless remark
a harmless weapon | a harmful weapon
an armed man | an unarmed man
the aligned states | the non-aligned states
a nonnuclear power | a nuclear power
the treaty was ratified | the treaty was unratified
They hardly fought. | They fought hard.
Do go there. | Don't go there.
none of the delegates | one of the delegates
He is not here, I think. | He is here, I think not so.
What we want is not war. | What we want is war.
Few objected. | A few objected.
dissatisfied with it | satisfied with it
a careless answer | a careful answer
I doubt that he knows. | I don't doubt that he knows.
fearless | fearful
= number
30 divisions | 20 divisions
in 1962 | in 1926
50,000 troops | 500,000 troops
50,000 troops | 5,000 troops
3.5 million tons | 35 million tons
1.5 | 15
on 12 April | on 21 April
on April 30 | on April 3
sixteen | sixty
fourteen planes | forty planes
seventeenth | seventh
the first | the fifth
once | twice
two regiments | ten regiments
a hundred | a thousand
five million | five billion
at 11:30 a.m. | at 11:30 p.m.
at 10:15 | at 10:50
10 percent | 10
5 degrees | -5 degrees
the 38th parallel | the 83rd parallel
$5 | £5
a dozen | a score
half of it | all of it
one third | two thirds
1961-66 | 1961-67
61–66 | 61
Chapter IV | Chapter VI
Article 9 | Article 6
12345678901234567890 | 12345678901234567891
MiG-17 | MiG-19
F-4 | F-14
about 3 | about 3,000
30 April 1962 | April 30, 1963
thirty-one | twenty-one
half past ten | half past two
14:00 | 4 p.m.
1,000 | 1.0
double | single
tonnes | tons
both sides | one side
1/2 | 1/3
= name
Comrade Zhang spoke. | Comrade Zheng spoke.
Chu Teh | Zhou De
Premier Zhou | Premier Zhu
Kim Il Sung | Kim Jong Il
Kim Jong Il | Kim Jong Un
Li Peng | Li Ping
Chen Yi | Chen Yun
Mao Zedong | Mao Zetan
Wang Ming | Wang Jing
Liu Shaoqi | Liu Shaobin
Peng Dehuai | Peng Zhen
North Korea | South Korea
Iran | Iraq
Niger | Nigeria
Austria | Australia
Guinea | Guyana
Slovakia | Slovenia
Lenin | Lenina
Stalin | Stasin
Malenkov | Malinkov's
Marshall | Marshal
Smith | Smyth
Brian | Bryan
Martin | Marvin
Anderson | Andersen
Philips | Phillips
Ivanov | Ivanova
Ivanov | Ivanova's
Petrovich | Petrovna
Khrushchev | Khrushcheva
Johnson | Johnston
Georgia | Georgina
Dresden | Dreaden
Park Chung Hee | Park Jung Hee's
Pyongyang | Pyongsong
Hamhung | Hamjong
Jilin | Jinlin
Shanxi | Shaanxi
Henan | Hunan
Hebei | Hubei
Guangxi | Jiangxi
Lin Biao | Lin Piao's
Polish workers | polish workers
a Turkey that fights | a turkey that fights
= modal and quantifier
You may go. | You must go.
You must go. | You might go.
It shall be done. | It should be done.
We will attack. | We would attack.
They can win. | They could win.
all of them | some of them
some members | same members
many | any
every man | very man
each side | both sides
most of us | more of us
only the South | the South
always | almost
often | seldom
at least ten | at most ten
more than ten | no more than ten
We ought to go. | We need to go.
It is certain. | It is uncertain.
perhaps he knows | he knows
= office and person
Prime Minister | Foreign Minister
Deputy Premier | Premier
Vice Chairman | Chairman
General Secretary | Secretary General
Ambassador | Ambassadors
councillor of the embassy | counsellor of the embassy
the Consul | the Counsel
the Colonel | the General
he said | she said
we said | he said
our party | your party
their troops | there troops
the Army | the army's
who came | whom came
us | US
the employer | the employee
the trustor | the trustee
the ally | the allies
the enemy's | the enemies
= direction and order
northeast | northwest
eastern | western
left | right
above | below
before the war | after the war
advance | advise
increase | decrease
import | export
imports | exports
ascend | descend
upward | downward
inside | outside
enter | exit
offensive | defensive
retreat | retread
deter | defer
rise | raise
raze | raise
lend | lead
buy | bury
attack | attach
defeat | detest
hostile | hostel
ingenious | ingenuous
historic | historical
= one letter or one blank
public order | pubic order
a causal link | a casual link
made form steel | made from steel
the united front | the untied front
a nuclear threat | an unclear threat
the trial | the trail
princess | princes
infection | inflection
the continents | the contingents
immortality | immorality
imprudence | impudence
a defection | a deflection
mediation | meditation
prosecute | persecute
personal | personnel
complement | compliment
principal | principle
desert | dessert
exercise | exorcise
statute | statue
council | counsel
loose | lose
effect | affect
ensure | insure
adapt | adopt
device | devise
advice | advise
prophecy | prophesy
timbre | timber
altogether | all together
everyday | every day
maybe | may be
apart | a part
nowhere | now here
notable | not able
its | it's
were | we're
cant | can't
wont | won't
well | we'll
resent | re-sent
recover | re-cover
resign | re-sign
reform | re-form
unionized | un-ionized
exposé | expose
résumé | resume
the ambassadors' view | the ambassador's view
the worker's rights | the workers' rights
lead | led
passed | past
planed | planned
stared | starred
scared | scarred
hoping | hopping
later | latter
marital law | martial law
moral | morale
eminent | imminent
emigrate | immigrate
averse | adverse
discreet | discrete
incidence | incidents
presence | presents
patience | patients
assistance | assistants
independence | independents
correspondence | correspondents
confidant | confident
dependant | dependent
fatal | fetal
= in other languages
我们反对战争。 | 我们不反对战争。
他没有来。 | 他有来。
尚未解决 | 尚已解决
非常任务 | 常任务
无条件投降 | 有条件投降
必须撤军 | 可以撤军
三十个师 | 二十个师
1962年 | 1963年
邓小平 | 邓小萍
南朝鲜 | 北朝鲜
全部 | 部分
他们 | 她们
Мы согласны. | Мы не согласны.
ни один | один
Нет, можно. | Да, можно.
должны | можно
три дня | два дня
Иванов | Иванова
все сказал | всё сказал
남조선 | 북조선
합의하였다 | 합의하지 않았다
김일성 | 김정일
il pêche | il pèche
la côte | la cote
Nous ne voulons pas. | Nous voulons.
schon | schön
Masse | Maße
kein Krieg | ein Krieg
`)

export const HARMLESS = casesOf(`
= spelling
the honour of the party | the honor of the party
neighbouring peoples | neighboring peoples
the defence of the city | the defense of the city
to organise a meeting | to organize a meeting
mechanisation | mechanization
analysing it | analyzing it
the theatre of war | the theater of war
a travelled man | a traveled man
cancelled | canceled
the programme | the program
the judgement | the judgment
a sceptical view | a skeptical view
manoeuvres | maneuvers
towards peace | toward peace
whilst we wait | while we wait
amongst ourselves | among ourselves
he learnt of it | he learned of it
the plough | the plow
grey uniforms | gray uniforms
an enquiry | an inquiry
the connexion | the connection
waggons | wagons
a cheque | a check
archaeology | archeology
paediatric | pediatric
a licence | a license
sulphur | sulfur
aluminium | aluminum
instalments | installments
a wilful act | a willful act
catalogue | catalog
it was coloured red | it was colored red
rumoured | rumored
a moustache | a mustache
the aeroplane | the airplane
the committment | the commitment
an occassion | an occasion
to concieve | to conceive
a foriegn guest | a foreign guest
resistence | resistance
seperate | separate
the goverment | the government
definately | definitely
the enviroment | the environment
untill | until
tommorrow | tomorrow
a naïve plan | a naive plan
the rôle | the role
coöperation | cooperation
a façade | a facade
our communiqué | our communique
encyclopædia | encyclopaedia
the fulfilment | the fulfillment
stedfast | steadfast
to chuse | to choose
ecstacy | ecstasy
= punctuation
However we agreed. | However, we agreed.
"Peace," he said. | “Peace,” he said.
'Peace,' he said. | “Peace,” he said.
the workers’ party | the workers' party
1950-53 | 1950–53
war -- peace | war — peace
so... | so…
Mr Dulles | Mr. Dulles
Dr Kissinger came | Dr. Kissinger came
the U.S. fleet | the US fleet
the U.S.S.R. | the USSR
the 1950's | the 1950s
yes; no | yes, no
first: peace | first, peace
We came, saw, and won. | We came, saw and won.
(He laughs.) | He laughs.
at 3 p.m. today | at 3 pm today
i.e. the army | i.e., the army
They dont know. | They don’t know.
James' plan | James's plan
a) first | (a) first
He asked: why? | He asked, why?
= capitals
the Foreign Minister | the foreign minister
the Party and the State | the party and the state
THE PRESIDENT: | The President:
chapter One | Chapter One
Socialist camp | socialist camp
the Embassy | the embassy
he left; The end | he left; the end
Nato | NATO
= spacing
two  blanks | two blanks
Mr.\u00a0Smith | Mr. Smith
J. F. Dulles | J.F. Dulles
10 %  | 10%
word\u200bjoined | wordjoined
some one else | someone else
every thing | everything
war—peace | war — peace
Zhou : yes | Zhou: yes
the mean while | the meanwhile
so\u00adcialist | socialist
any body | anybody
= hyphenation
cease-fire | ceasefire
cease fire | cease-fire
co-operation | cooperation
to-morrow | tomorrow
semi-official | semiofficial
anti-imperialist | antiimperialist
vice-president | vice president
two-thirds | two thirds
re-elected | reelected
well known facts | well-known facts
decision makers | decision-makers
non-aggression | nonaggression
inter-national | international
now-a-days | nowadays
rear guard | rear-guard
= number style
twelve delegates | 12 delegates
twenty-five men | 25 men
1,200 men | 1200 men
1 200 men | 1,200 men
three hundred | 300
the twentieth century | the 20th century
30 April 1962 | April 30, 1962
the 1st of May | May 1
May 1st, 1960 | 1 May 1960
11:00 a.m. | 11 a.m.
2:30 p.m. | 14:30
11.30 | 11:30
50 percent | 50%
fifty per cent | 50 percent
1.5 million | 1,500,000
Chapter IV | Chapter 4
World War II | World War 2
ten o'clock | 10 o'clock
1961-66 | 1961-1966
½ | 1/2
2nd | second
a hundred | 100
nineteen sixty-two | 1962
Jan. 5, 1961 | January 5, 1961
= romanization
Chou En-lai | Zhou Enlai
Mao Tse-tung | Mao Zedong
Teng Hsiao-ping | Deng Xiaoping
Chiang Ching-kuo | Jiang Jingguo
Liu Shao-ch'i | Liu Shaoqi
Chu Teh | Zhu De
Hua Kuo-feng | Hua Guofeng
Ch'en Yi | Chen Yi
P'eng Te-huai | Peng Dehuai
Lin Piao | Lin Biao
Hsinhua | Xinhua
Kwangtung | Guangdong
Sinkiang | Xinjiang
Yenan | Yan'an
Yangtze | Yangzi
Kuomintang | Guomindang
Kim Il-sung | Kim Il Sung
Kim Il Sung | Kim Ilsŏng
Kim Il-sung | Kim Il-seong
Pyongyang | P'yŏngyang
Panmunjom | P'anmunjŏm
Panmunjom | Panmunjeom
Pak Song-chol | Pak Sŏngch'ŏl
Choe Yong-gon | Ch'oe Yong-gŏn
Kaesong | Gaeseong
Pusan | Busan
Khrushchev | Khrushchov
Gorbachev | Gorbachyov
Yeltsin | Eltsin
Mikoyan | Mikoian
Tolstoy | Tolstoi
Dostoevsky | Dostoyevskii
Zhukovsky | Zhukovskii
Fyodor | Fedor
Sergei | Sergey
Aleksei | Alexey
Kuz'min | Kuzmin
Brezhnev | Brežnev
Pavlovna | Pávlovna
Hồ Chí Minh | Ho Chi Minh
= editorial status
[We] agreed to it. | We agreed to it.
the [Soviet] side | the Soviet side
He [Deng] agreed. | He Deng agreed.
the 20th [Congress] | the 20th Congress
[...] and then | ... and then
他〔邓〕说 | 他邓说
the goverment [sic] | the goverment
= layout
one⏎two | one two
one⏎⏎two | one⏎two
a line ⏎and more | a line⏎and more
1. First point | First point
• First point | First point
= in other languages
他说,我们同意. | 他说，我们同意。
我們同意 | 我们同意
三十个师 | 30个师
一九六二年 | 1962年
“朝鲜” | 「朝鲜」
１９６２年 | 1962年
ещё раз | еще раз
Алёша | Алеша
безъ войны | без войны
мiръ | мир
Он сказал, что да. | Он сказал что да.
할 수 있다 | 할수 있다
dass | daß
« oui » | «oui»
`)
