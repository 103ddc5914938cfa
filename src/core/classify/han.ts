/**
 * Chinese characters -> one face for the traditional and the simplified form of the commonest ones, so that a text set in
 * the other script shows a spelling and not other words. Some six hundred pairs: what is not in them stays what it is,
 * and a change of it counts as a change of words.
 */

/** Traditional and simplified in turn. */
const PAIRS =
  '們们說说來来裏里裡里這这為为爲为見见個个對对門门從从麼么給给時时眾众沒没聽听樣样過过當当進进頭头並并約约經经話话許许開开嗎吗長长問问訴诉亞亚後后卻却兒儿邊边將将還还帶带發发親亲實实隨随離离論论' +
  '間间傳传國国兩两誰谁無无與与於于賽赛會会訓训復复殺杀備备聲声愛爱體体應应該该馬马猶犹趕赶處处別别幾几樹树稱称預预試试連连證证惡恶難难錢钱婦妇權权遠远斷断園园認认驚惊議议隻只羅罗賣卖種种風风請请' +
  '願愿滿满義义衛卫圍围買买顯显盡尽結结節节滅灭動动曉晓萬万窮穷記记責责鄉乡飯饭災灾屬属爭争轉转領领財财亂乱棄弃條条變变現现魚鱼設设覺觉樂乐銀银錯错誠诚產产講讲憂忧內内總总異异懷怀須须臨临擋挡強强' +
  '寫写戶户氣气審审順顺榮荣稅税醫医壞坏裝装黨党紛纷歡欢點点戰战幫帮遺遗極极雲云毀毁敵敌臉脸農农揚扬歸归頓顿奪夺觀观懼惧號号盤盘獨独細细廢废盜盗選选尋寻驗验釋释書书禮礼監监網网熱热識识獻献舊旧擁拥' +
  '顧顾飛飞雖虽喪丧鐵铁緣缘護护養养讓让謝谢蓋盖辯辩業业戲戏葉叶辦办納纳緊紧庫库貴贵溫温單单鬥斗評评補补陣阵嚴严麥麦剛刚壯壮搶抢鳥鸟慮虑燈灯隱隐靜静膽胆鎖锁數数魯鲁勢势東东厭厌辭辞搖摇頑顽罵骂驕骄' +
  '歎叹莊庄換换恥耻輕轻類类賞赏創创負负虧亏寶宝騎骑壓压樓楼傷伤禍祸減减駕驾費费齊齐罷罢語语脫脱調调陽阳華华貧贫務务據据關关陳陈達达奮奋銳锐擔担淺浅暫暂臺台漸渐較较雜杂勞劳歲岁塵尘規规歷历導导絕绝' +
  '勸劝賠赔嘗尝興兴齒齿價价討讨賊贼載载遊游罰罚諸诸讀读學学計计濟济詩诗擊击軟软夥伙寧宁營营編编慶庆賀贺藥药狀状騰腾殘残誘诱鏡镜詳详勝胜壇坛師师環环輪轮擾扰張张積积軍军堅坚團团員员隊队際际協协聯联' +
  '蘇苏線线區区彈弹歐欧韓韩鮮鲜灣湾澤泽鄧邓劉刘鄭郑趙赵孫孙馮冯吳吴楊杨黃黄蔣蒋廣广漢汉運运階阶級级績绩統统題题係系電电報报機机構构舉举場场廠厂億亿雙双談谈訪访陸陆島岛嶼屿壘垒職职簽签訂订確确針针' +
  '組组織织訊讯誤误譯译詞词詢询謀谋謹谨謂谓讚赞貿贸賓宾質质購购贊赞軌轨輔辅輸输轄辖遲迟遷迁鄰邻銷销錄录鍵键鎮镇鐘钟閉闭闊阔陰阴險险雞鸡靈灵頂顶項项頒颁頗颇頻频額额飄飘餘余館馆駐驻驅驱髮发麗丽緩缓' +
  '練练縣县縮缩縱纵繼继續续羣群聖圣聞闻膠胶艦舰藝艺蘭兰衝冲術术衆众複复覽览貨货趨趋踐践車车軸轴遞递適适醜丑釘钉銅铜鋼钢錦锦陝陕隸隶頁页飢饥騙骗驟骤齡龄龍龙專专傑杰傾倾僅仅僑侨償偿儘尽優优兇凶凍冻' +
  '劃划則则劇剧匯汇參参叢丛喚唤執执塊块墊垫夢梦奧奥媽妈嬰婴宮宫寬宽屆届層层岡冈崗岗幣币幹干徑径徵征態态慘惨懲惩拋抛掃扫採采損损擇择擴扩擺摆敗败敘叙斬斩昇升晉晋暢畅曆历標标橋桥檢检殼壳毆殴沖冲況况' +
  '淚泪測测滾滚漲涨濃浓濫滥灘滩煙烟爾尔牆墙狹狭獲获瑪玛畢毕畫画療疗盧卢碼码祕秘穩稳窩窝範范築筑篩筛簡简糧粮糾纠純纯紙纸紅红紀纪終终絡络綜综維维綱纲緒绪縫缝聰聪脅胁臘腊舖铺薩萨蝕蚀製制託托誌志譽誉' +
  '販贩貫贯貪贪賈贾賴赖贏赢跡迹蹟迹躍跃軋轧遼辽釣钓銘铭鋒锋鏈链餅饼潔洁豈岂腳脚曠旷囑嘱頌颂瘋疯淨净擠挤飽饱丟丢癱瘫牽牵蟲虫獄狱鹽盐饒饶誇夸悅悦捨舍餓饿懇恳聾聋啞哑綁绑獸兽屢屡屍尸籃篮貼贴惱恼憑凭' +
  '鋪铺澆浇撫抚虛虚戀恋彎弯訝讶臥卧窺窥瞞瞒闖闯詐诈蕩荡賺赚頸颈兌兑饑饥墜坠譏讥煉炼謊谎謙谦悶闷霧雾燒烧嬌娇憐怜賜赐禱祷穌稣豬猪'

const SIMPLIFIED = new Map<string, string>()
const pairs = [...PAIRS]
for (let at = 0; at < pairs.length; at += 2) SIMPLIFIED.set(pairs[at]!, pairs[at + 1]!)

/** Two ways to write one character in traditional script; others that became one character are two words: `發`, `髮`. */
const VARIANTS = '裡裏 為爲 眾衆 跡蹟 讚贊 飢饑'.split(' ')
/** Simplified characters that are other words in traditional script: `王后` the queen, `王後` after the king. */
const TWO_IN_TRADITIONAL = new Set('后里只云斗几征干范丑舍台系余伙冲尸复')

/**
 * Are these two forms of one character? `isTraditional` is asked where a character is the simplified form of the other, and
 * another word in traditional script.
 */
export function isOneInHan(a: string, b: string, isTraditional: () => boolean): boolean {
  const [x, y] = [SIMPLIFIED.get(a), SIMPLIFIED.get(b)]
  if (x !== undefined && y !== undefined)
    return x === y && VARIANTS.some(pair => pair.includes(a) && pair.includes(b))
  if ((x ?? a) !== (y ?? b)) return false
  return !TWO_IN_TRADITIONAL.has(x === undefined ? a : b) || !isTraditional()
}

/** Does a text hold characters that only traditional script has? */
export function hasTraditional(text: string): boolean {
  for (const character of text) if (SIMPLIFIED.has(character)) return true
  return false
}
