/**
 * Common words of narrative and of diplomacy in seven languages, as text: what concepts.ts makes pairs of. A line is one
 * concept; its fields are English, Chinese (both scripts), Russian, Spanish, French, German and Korean; the words of a field
 * are forms of one word or near in meaning, in no order. Longer words need no inflected forms: only their beginnings count.
 */

export const CONCEPT_WORDS = `
i me my mine|我|я меня мне мной мои моя моего моей|yo me mi mis|je j me m moi mon ma mes|ich mich mir mein|나 나는 내가 나의 저는
you your|你 您 你们 你們|ты вы вас вам вами ваш тебя тебе твои|tu te ti usted ustedes vosotros os tus su sus vuestro|tu te toi vous votre vos|du dich dir ihr euch sie ihnen euer dein|당신 너는 너희
he him his|他|он его ему ним него|el le lo su sus|il lui le son sa ses|er ihn ihm sein|그는 그가 그의 그를
she her|她|она ее ей нее|ella la su sus|elle lui la son sa ses|sie ihr|그녀
we us our|我们 我們 咱们|мы нас нам нами наш|nosotros nos nuestro|nous notre nos|wir uns unser|우리
they them their|他们 他們 她们 它们|они их им ими них|ellos ellas los les su sus|ils elles eux les leur leurs|sie ihnen ihr|그들
this these here|这 這 此 这里 這裡|это этот эта эти этого этом здесь|este esta esto estos estas aqui|ce cet cette ces ceci ici|dies hier|이것 이는
that those there|那 那里 那裡|тот та то те того там|ese esa eso aquel alli ahi|cela ca la celui|jener dort da|그것
who whom whose|谁 誰|кто кого кому который|quien quienes|qui dont|wer wen wem dessen|누구
what which|什么 甚么 什麼 甚麼 何|что чего чем какой какие|que cual cuales|que quoi quel quelle|was welche|무엇
why how|为什么 為什麼 怎么 怎麼 如何|почему как|como|pourquoi comment|warum wie|왜 어떻
when while|时 時 时候 時候 当 當|когда|cuando mientras|quand lorsque|wenn als wann|때
where|哪里 哪裡 何处|где куда|donde|ou|wo wohin|어디
not no never none cannot don't|不 没 沒 没有 沒有 无 無 非 未|не нет ни нельзя никогда|no ni nunca ningun|ne n pas non jamais ni|nicht nein kein nie|않 아니 없
and also too|和 也 与 與 及 并 又|и также тоже|y e tambien|et aussi|und auch|및 그리고
but however yet|但 但是 却 卻 只是 可是|но однако|pero sino|mais cependant|aber jedoch sondern|그러나 하지만
or|或 或者 还是|или либо|o u|ou|oder|또는
if|如果 若 假如 要是|если|si|si s|wenn falls|만약
because for since|因为 因為 因|потому поскольку ибо|porque pues|parce car puisque|weil denn|때문
so therefore thus then|所以 因此 就 那么 于是|поэтому так тогда|entonces asi luego|donc alors ainsi|also so dann daher|따라
all every everyone whole|都 所有 一切 凡 各 全|все всех всем каждый весь|todo toda todos todas cada|tout tous toute toutes chaque|alle alles jeder ganz|모든 모두
many much more most|许多 許多 多 很多|много многие более больше|mucho mucha mas|beaucoup plus|viel viele mehr|많
few little less small|少 小|мало меньше маленький|poco menos pequeno|peu moins petit|wenig klein|작은 적은
other another others|别 別 其他 另 别的|другой другие другого иной|otro otra otros otras|autre autres|ander andere|다른
self himself themselves own|自己|себя себе сам сами свой свои|mismo propio si|meme soi propre|selbst sich eigen|자신
very great big large|很 非常 大 甚|очень большой великий|muy gran grande|tres grand grande|sehr gross|매우 큰
good well better|好 善 良|хорошо хороший лучше добрый|bien buen bueno mejor|bien bon bonne mieux|gut besser|좋
bad evil wrong|坏 壞 恶 惡 错 錯|плохо плохой злой|mal malo malvado|mal mauvais|schlecht bose falsch|나쁜
new|新|новый новая новые новых|nuevo nueva|nouveau nouvelle neuf|neu neue|새로
old|老 旧 舊|старый старая|viejo antiguo|vieux vieille ancien|alt alte|오래
first|第一 首先 首|первый первая сначала|primero primera|premier premiere|erst erste zuerst|첫 처음
same like as|一样 一樣 同样 如 像|как такой же|como igual|comme meme|gleich wie|같은
can could able may|能 可以 可 能够 能夠|может могут мочь можно|puede pueden poder podria|peut peuvent pouvoir pourrait|kann konnen konnte darf|수 있
must should ought need|应 應 应当 應當 应该 應該 必须 必須 须 必 需要|должен должны надо нужно необходимо|debe deben deber necesita|doit doivent devoir faut|muss mussen soll sollen sollte|해야
will shall would|将 將 会 會|будет будут буду|sera seran|sera seront|wird werden wurde|것이
want wish|要 想 愿 願 愿意 願意 希望|хочет хотим хотеть желать|quiere quieren querer desea|veut veulent vouloir|will wollen wunsch|원
is are was were be been am|是|есть был была были быть является|es son era fue ser esta estan estaba|est sont etait fut etre|ist sind war waren sein|이다
have has had|有|имеет имеют иметь есть|tiene tienen tener ha han haber|a ont avait avoir|hat haben hatte|있다
do did does done make made|做 作 办 辦|делать сделать делает|hacer hace hizo hecho|faire fait font|tun tat machen gemacht|하다
say said says saying|说 說 曰 讲 講|сказал говорит сказать говорить говоря|dijo dice decir diciendo dijeron|dit dire disait disant|sagte sagt sagen gesagt sprach|말했
ask asked question|问 問 问题 問題|спросил спросить вопрос|pregunto preguntar pregunta|demanda demander question|fragte fragen frage|물었 질문
answer answered reply replied|回答 答 答复|ответил ответ отвечать|respondio responder respuesta|repondit repondre reponse|antwortete antwort|대답
tell told|告诉 告訴|рассказал сообщил|contar informo|raconter|erzahlt|알려
speak spoke talk talked|谈 談 说话 說話 讲话|говорить говорил беседа|hablar hablo habla|parler parla parle|reden gesprach|이야기
know knew known|知道 认识 認識 知|знает знать знаю знаем|sabe saber sabemos conoce|sait savoir connait|weiss wissen kennt|알다
think thought believe opinion|认为 認為 想 以为 相信 意见 意見|думает думаю считает мнение полагает|piensa creo creer opinion|pense penser croit croire avis|denkt glaubt meinung|생각
see saw seen look|看 看见 看見 见 見|видит видел видеть смотреть|ver vio visto ve mira|voir vu voit vit regarde|sieht sah sehen gesehen|보다
hear heard listen|听 聽 听见 聽見|слышал слышать слушать|oir oyo oido escucha|entendre entendu ecoute|hort horte horen|듣
come came comes|来 來 到|пришел прийти приехал приходит|vino venir viene llego|vint venir vient venu|kommt kam kommen gekommen|오다 왔
go went gone goes|去 走 往|идти пошел идет ехать|ir fue va vaya fueron|aller alla va vont|geht ging gehen gegangen|가다 갔
give gave given|给 給 赐 賜|дать дал дает|dar dio da dado|donner donna donne|geben gab gegeben|주다
take took taken|拿 取|взять взял брать|tomar tomo toma|prendre prit pris|nehmen nahm genommen|잡
put set placed|放|положить поставить|poner puso|mettre mit mis|setzen legte|놓
send sent|派 打发 打發 送 差|послал отправить направил|enviar envio enviado|envoyer envoya envoye|senden sandte geschickt|보냈
use used|用 使用|использовать использует|usar uso utiliza|utiliser usage utilise|benutzen verwenden|사용
work works worked|工作|работа работать работы|trabajo trabajar obra obras|travail travailler oeuvre|arbeit arbeiten werk|일
help assistance aid|帮助 幫助 援助 帮|помощь помогать помочь|ayuda ayudar|aide aider|hilfe helfen|도움 원조
begin began start|开始 開始|начал начать начало|empezar comenzo comienzo|commencer debut|begann beginnen anfang|시작
live life alive|生活 活 生命|жить живет жизнь|vivir vida vive|vivre vie vit|leben lebt|살 생명
die died dead death|死|умер умереть смерть мертвый|morir murio muerte muerto|mourir mort mourut|sterben starb tod tot|죽
man men person|人|человек люди мужчина|hombre hombres persona|homme hommes personne|mann mensch menschen|사람
people|人民 百姓 人们 人們|народ народы люди|pueblo gente|peuple gens|volk leute|인민 국민
woman women wife|女人 妻 妇女 婦女 女|женщина жена|mujer mujeres esposa|femme femmes epouse|frau frauen weib|여자
child children son|孩子 儿子 兒子 子 小孩|ребенок дети сын|hijo hijos nino ninos|enfant enfants fils|kind kinder sohn|아이 아들
daughter girl|女儿 女兒|дочь девушка|hija muchacha|fille|tochter madchen|딸
father|父 父亲 父親|отец отца|padre|pere|vater|아버지
mother|母 母亲 母親|мать матери|madre|mere|mutter|어머니
brother brothers|兄弟 弟兄 哥哥|брат братья братья|hermano hermanos|frere freres|bruder|형제
friend friends|朋友|друг друзья|amigo amigos|ami amis|freund freunde|친구
god lord|神 上帝 主 天主|бог бога господь|dios senor|dieu seigneur|gott herr|하나님
king|王 国王|король царь|rey|roi|konig|왕
hand hands|手|рука руки руку|mano manos|main mains|hand hande|손
head|头 頭|голова глава|cabeza|tete|kopf haupt|머리
eye eyes|眼 眼睛|глаз глаза|ojo ojos|oeil yeux|auge augen|눈
heart mind|心|сердце|corazon|coeur|herz|마음
word words|话 話 言 言语|слово слова|palabra palabras|mot mots parole|wort worte|말
name called|名 名字 叫|имя зовут|nombre llamado llama|nom appele|name namens|이름
thing things matter|事 事情 东西 東西|дело вещь дела|cosa cosas asunto|chose choses affaire|ding dinge sache|것
house home|家 房子 屋|дом дома|casa|maison|haus hause|집
city town|城 城市|город города|ciudad|ville|stadt|도시
land earth ground|地 土地|земля земли|tierra|terre|land erde|땅
world|世界 世|мир мира мире|mundo|monde|welt|세계
heaven sky|天|небо небеса|cielo cielos|ciel cieux|himmel|하늘
sea|海|море моря|mar|mer|meer see|바다
water|水|вода воды|agua aguas|eau eaux|wasser|물
road way|路 道路|дорога путь|camino|chemin voie route|weg strasse|길
day days|日 天 日子|день дни дня|dia dias|jour jours|tag tage|날
today now present|现在 現在 今天 如今|сейчас теперь сегодня|ahora hoy|maintenant aujourd|jetzt heute nun|지금 오늘
tomorrow|明天|завтра|manana|demain|morgen|내일
year years|年|год года лет годы|ano anos|an ans annee annees|jahr jahre|년
month|月|месяц|mes|mois|monat|월
time|时间 時間|время времени раз|tiempo vez|temps fois|zeit mal|시간
night|夜 晚|ночь вечер|noche|nuit soir|nacht abend|밤
before|前 以前 之前|до перед раньше прежде|antes ante delante|avant devant|vor bevor|전
after|后 後 以后 以後 之后|после затем|despues tras|apres|nach nachdem|후
in inside within|里 裡 里面 裏 内|в внутри|en dentro|dans|in innerhalb|안
on above over|上|на над|sobre encima|sur dessus|auf uber|위
under below|下|под ниже|debajo bajo|sous|unter|아래
with together|同 一同 一起 和|с вместе|con junto|avec ensemble|mit zusammen|함께
between among|之间 之間 中间 中 其中|между среди|entre|entre parmi|zwischen unter|사이
about regarding concerning|关于 關於 有关|о об относительно|acerca sobre|sur concernant|uber|대하
one|一 一个 一個|один одна одно|uno un una|un une|ein eine eins|한 하나
two second|二 两 兩 两个 兩個|два две двух второй|dos segundo|deux second|zwei zweite|두 둘
three third|三|три трех третий|tres tercero|trois|drei dritte|세 셋
four fourth|四|четыре четырех|cuatro cuarto|quatre|vier vierte|네 넷
five fifth|五|пять пяти|cinco quinto|cinq|funf|다섯
six sixth|六|шесть шести|seis sexto|six|sechs|여섯
seven seventh|七|семь семи|siete septimo|sept|sieben|일곱
eight|八|восемь|ocho|huit|acht|여덟
nine|九|девять|nueve|neuf|neun|아홉
ten|十|десять|diez|dix|zehn|열
hundred|百|сто сотни|cien ciento|cent cents|hundert|백
thousand|千|тысяча тысяч|mil|mille|tausend|천
million|百万 百萬|миллион|millon millones|million|million|백만
half|半|половина|mitad medio|moitie demi|halfte halb|절반
country nation state national|国 國 国家 國家|страна страны государство|pais nacion estado|pays nation etat|land staat nation|나라 국가
china chinese prc|中国 中國 我国 华|китай китайский кнр|china chino|chine chinois|china chinesisch|중국
soviet ussr|苏联 蘇聯 苏 蘇|советский ссср советов|sovietico urss|sovietique urss|sowjet|소련
russia russian|俄国 俄 俄罗斯|россия русский российский|rusia ruso|russie russe|russland russisch|러시아
america american us u.s|美国 美國 美 美方|америка сша американский|america eeuu estadounidense|amerique etats|amerika usa|미국
britain british england english uk|英国 英國 英|англия английский британия|inglaterra ingles britanico|angleterre anglais britannique|england englisch britisch|영국
france french|法国 法國 法|франция французский|francia frances|france francais|frankreich franzosisch|프랑스
germany german|德国 德國 德|германия немецкий|alemania aleman|allemagne allemand|deutschland deutsch|독일
japan japanese|日本 日方|япония японский|japon japones|japon japonais|japan japanisch|일본
korea korean dprk|朝鲜 朝鮮 朝方 朝|корея корейский кндр|corea coreano|coree coreen|korea koreanisch|조선 한국
vietnam vietnamese|越南 越|вьетнам вьетнамский|vietnam|vietnam|vietnam|베트남
india indian|印度 印|индия индийский|india indio|inde indien|indien indisch|인도
mongolia mongolian|蒙古 蒙|монголия монгольский|mongolia|mongolie|mongolei|몽골
taiwan chiang|台湾 臺灣 台灣 蒋|тайвань|taiwan|taiwan|taiwan|대만
peking beijing|北京|пекин|pekin|pekin|peking|북경 베이징
moscow|莫斯科|москва москве|moscu|moscou|moskau|모스크바
party parties|党 黨|партия партии|partido|parti partis|partei|당
communist communism|共产 共產 共产党|коммунист коммунизм|comunista|communiste|kommunist|공산
socialist socialism|社会主义 社會主義|социализм социалистический|socialismo socialista|socialisme socialiste|sozialismus|사회주의
imperialism imperialist|帝国主义 帝國主義 帝|империализм|imperialismo|imperialisme|imperialismus|제국주의
revolution revolutionary|革命|революция|revolucion|revolution|revolution|혁명
comrade comrades|同志|товарищ товарищи тов|camarada|camarade|genosse genossen|동지
chairman|主席|председатель|presidente|president|vorsitzender|주석
premier prime minister|总理 總理|премьер министр|primer ministro|premier ministre|premier minister|총리 수상
minister ministry|部长 部長 外长 部|министр министерство|ministro ministerio|ministre ministere|minister ministerium|장관
ambassador embassy|大使 使馆 大使馆|посол посольство|embajador embajada|ambassadeur ambassade|botschafter botschaft|대사
president|总统 總統|президент|presidente|president|prasident|대통령
secretary|书记 書記 秘书|секретарь|secretario|secretaire|sekretar|서기
government|政府|правительство|gobierno|gouvernement|regierung|정부
central committee|中央 委员会 委員會|центральный комитет цк|comite central|comite central|zentral komitee|중앙 위원회
leader leaders|领导 領導 领袖|руководитель лидер|dirigente lider|dirigeant chef|fuhrer leiter|지도
delegation representative|代表团 代表團 代表|делегация представитель|delegacion representante|delegation representant|delegation vertreter|대표단 대표
side|方面 方|сторона стороны|lado parte|cote partie|seite|측
foreign|外国 外交|иностранный внешний|extranjero exterior|etranger|ausland fremd|외국
border boundary|边界 邊界 边境 国界|граница границы|frontera|frontiere|grenze|국경
war|战争 戰爭 战 打仗|война войны|guerra|guerre|krieg|전쟁
peace|和平 平安|мир мира|paz|paix|frieden|평화
army troops military soldiers|军队 軍隊 军 軍 兵 部队|армия войска военный|ejercito tropas militar|armee troupes militaire|armee truppen militar|군대
nuclear atomic bomb|核 原子弹|ядерный атомный|nuclear atomica|nucleaire atomique|atom kern|핵
weapon weapons|武器|оружие|arma armas|arme armes|waffe waffen|무기
enemy enemies|敌人 敵人 敌|враг враги|enemigo|ennemi|feind|적
struggle fight oppose against|斗争 鬥爭 反对 反對 反|борьба против бороться|lucha contra|lutte contre|kampf gegen|투쟁 반대
support|支持|поддержка поддерживать|apoyo apoyar|soutien soutenir|unterstutzung|지지
agree agreement consent|同意 协定 協定 协议|согласен соглашение|acuerdo|accord|einverstanden abkommen|동의 협정
discuss discussion negotiations|讨论 討論 谈判 談判 商量|обсудить переговоры|discutir negociaciones|discuter negociations|verhandlungen|토론 협상
meeting conference|会议 會議 会谈 會談|встреча совещание конференция|reunion conferencia|reunion conference|sitzung konferenz treffen|회의
relation relations|关系 關係|отношения связи|relaciones relacion|relations rapports|beziehungen|관계
visit visited|访问 訪問|визит посещение|visita visitar|visite|besuch besuchte|방문
policy political politics|政策 政治|политика политический|politica politico|politique|politik politisch|정책 정치
economic economy|经济 經濟|экономика экономический|economia economico|economie economique|wirtschaft|경제
develop development|发展 發展|развитие развивать|desarrollo|developpement|entwicklung|발전
problem issue|问题 問題|проблема вопрос|problema cuestion|probleme question|problem frage|문제
situation|情况 情況 形势 形勢|ситуация положение|situacion|situation|lage situation|상황 정세
important|重要|важный важно|importante|important|wichtig|중요
power force strength|力量 力 权 權|сила власть силы|fuerza poder|force pouvoir|macht kraft|힘
law|法律 律法|закон|ley|loi|gesetz|법
letter telegram document|信 电报 電報 文件|письмо телеграмма документ|carta telegrama documento|lettre telegramme document|brief telegramm|편지 문서
book|书 書|книга|libro|livre|buch|책
money dollars|钱 錢 美元 元|деньги долларов|dinero|argent|geld|돈
food eat bread|吃 粮食 糧食 饼 餅 食物|хлеб есть пища|comer pan comida|manger pain|essen brot|먹
factory industry industrial|工厂 工廠 工业 工業|завод промышленность|fabrica industria|usine industrie|fabrik industrie|공장 공업
agriculture peasants|农业 農業 农民|сельское крестьяне|agricultura campesinos|agriculture paysans|landwirtschaft bauern|농업
thank thanks|感谢 感謝 谢谢 謝謝|спасибо благодарить|gracias|merci|danke|감사
yes right correct|对 對 正确 正確|да правильно|si correcto|oui juste|ja richtig|옳
true truth really|真 实在 實在 真理|правда истина действительно|verdad|vrai verite|wahr wahrheit|진리
love loved|爱 愛|любовь любить|amor amar|amour aimer|liebe lieben|사랑
fear afraid|怕 害怕|бояться страх|miedo temor|peur craindre|furcht angst|두려
sit sat|坐|сидел сидеть|sentarse sentado|asseoir assis|sitzen sass|앉
stand stood rise|站 起来 起來|стоял встал|pie levanto|debout leva|stand aufstehen|일어
write wrote written|写 寫|писать написал|escribir escrito|ecrire ecrit|schreiben schrieb|썼
read|读 讀|читать читал|leer|lire lu|lesen gelesen|읽
open opened|开 開 打开|открыть открыл|abrir abierto|ouvrir ouvert|offnen offen|열
return back again|回 再 回来 回去|вернуться опять снова|volver otra|retour encore retourner|zuruck wieder|다시
enter entered|进 進 进入 進入|войти вошел|entrar entro|entrer entra|eintreten|들어
leave left|离开 離開 离|уйти покинуть|salir dejo|partir quitter laisser|verlassen|떠나
change changed|改变 改變 变 變|изменить изменение|cambiar cambio|changer changement|andern anderung|변화
follow followed|跟从 跟從 跟|следовать|seguir siguio|suivre suivit|folgen folgte|따르
crowd multitude|众 眾 群众 群眾 许多人|толпа массы|multitud masas|foule masses|menge massen|군중
system file computer|系统 系統 文件|система файл|sistema archivo|systeme fichier|system datei|시스템
`
