/** What the dictionary lets pass and we do not: common misspellings, words beside the glossary, translated Korean, another style. */

export interface Rule {
  found: RegExp
  why: string
  /** Only in such files. */
  under?: RegExp
}

/** Every syllable with that final consonant: 8 is ㄹ, 17 is ㅂ, 0 none. */
const syllables = (final: number) =>
  Array.from({ length: 399 }, (_, i) => String.fromCodePoint(0xac00 + i * 28 + final)).join('')
const open = syllables(0)
const l = syllables(8)
const b = syllables(17)

const spelling: readonly Rule[] = [
  { found: /[됬됫됏]/, why: '‘되었’의 준말은 ‘됐’이에요' },
  { found: /되(요|서|야|도(?!록|다))/, why: '‘되어’의 준말은 ‘돼’예요: 돼요, 돼서, 돼야' },
  { found: /돼(다|고|면|는|니|지 않|어|었|므로|도록)/, why: '‘돼’는 ‘되어’예요: 되다, 되고, 되면' },
  { found: /않되|않돼|않 (되|돼)/, why: '‘안’은 ‘아니’의 준말이에요: 안 되다' },
  {
    found: /(?<![가-힣])안(하|해|할|와|오|봐|써|쓰)(?=[가-힣]*[요고면서지])/,
    why: '‘안’은 띄어 써요: 안 하고',
  },
  { found: /않는습니다|않는읍니다/, why: '‘않습니다’예요' },
  { found: /읍니다/, why: '‘-습니다’로 써요' },
  { found: new RegExp(`[${l}]께(요|(?![가-힣]))`), why: '‘-ㄹ게’로 써요: 할게요' },
  { found: new RegExp(`[${l}](껄|꺼)(요|예|$|[\\s.,])`), why: '‘-ㄹ걸’, ‘-ㄹ 거예요’로 써요' },
  { found: /몇 ?일/, why: '‘며칠’이에요' },
  { found: /웬지/, why: '‘왠지’(왜인지)예요' },
  { found: /왠(?!지)/, why: '‘왠지’ 말고는 ‘웬’이에요: 웬일, 웬만하면' },
  { found: /금새/, why: '‘금세’(금시에)예요' },
  { found: /오랫만/, why: '‘오랜만’이에요' },
  { found: /어떻해/, why: '‘어떡해’나 ‘어떻게’예요' },
  {
    found: /역활|희안|(?<![가-힣])구지(?![가-힣])|어의없|일일히|곰곰히|깨끗히|가까히|틈틈히|번번히/,
    why: '역할, 희한, 굳이, 어이없다, 일일이, 곰곰이, 깨끗이, 가까이, 틈틈이, 번번이예요',
  },
  {
    found: /바뀌였|사귀였|잠궈|잠궜|담궈|담궜|치뤄|치뤘/,
    why: '바뀌었다, 잠가, 담가, 치러예요',
  },
  { found: /같애|바래요|뵈요/, why: '같아요, 바라요, 봬요예요' },
  { found: /아니예요/, why: '‘아니에요’예요' },
  {
    found: new RegExp(`[${open.replace(/[이니]/g, '')}]에요`),
    why: '받침 없는 말 뒤에서는 ‘예요’예요: 거예요',
  },
  { found: new RegExp(`(?![${open}\\s])[가-힣]예요`), why: '받침 있는 말 뒤에서는 ‘이에요’예요: 값이에요' },
  {
    found:
      /(?<![가-힣])(할|될|볼|쓸|올|갈|줄|알|열|낼|찾을|받을|있을|없을|보낼|고칠|바꿀)(수 ?[있없]|때(?![리려]))|[할될볼쓸올갈줄알열낼을] 수[있없]/,
    why: '‘수’와 ‘때’는 띄어 써요: 할 수 있다, 할 때',
  },
  {
    found: /(?<![가-힣])(한|본|온|간|된|쓴|받은|보낸|끊긴|연결한)(뒤|후|다음|적)(?![가-힣])/,
    why: '‘뒤’, ‘후’, ‘다음’, ‘적’은 띄어 써요: 한 뒤',
  },
]

const glossary: readonly Rule[] = [
  { found: /핸드쉐이크|핸드 ?셰이킹|핸드쉐이킹/, why: '용어집: 핸드셰이크' },
  { found: /네임 스페이스/, why: '용어집: 네임스페이스' },
  { found: /운송 ?수단|통신 방식/, why: '용어집: 전송 방식' },
  { found: /긴 ?폴링|롱폴링/, why: '용어집: 롱 폴링' },
  { found: /방출/, why: '용어집: 보내기(emit)' },
  { found: /심박|심장 ?박동/, why: '용어집: 하트비트' },
  { found: /오리진/, why: '용어집: 출처(origin)' },
  { found: /아답터|아댑터/, why: '용어집: 어댑터' },
  { found: /고정 세션/, why: '용어집: 스티키 세션' },
  { found: /브로드캐스팅/, why: '용어집: 브로드캐스트' },
  { found: /오류(를|만)? ?(들어요|들었어요|듣고)/, why: '오류는 받아요' },
  { found: /[다라]고 알아요/, why: '‘-다고 알고 있어요’로 써요; 틀린 믿음은 ‘-은 줄 알아요’' },
  { found: /까닭/, why: '용어집: 이유' },
  { found: /단추/, why: '화면의 말: 버튼' },
  { found: /견[주줘]/, why: '비교해요' },
  { found: /시험 ?(핑|퐁|패킷)/, why: '용어집: 프로브' },
  { found: /소켓 id|(?<=[가-힣] )id(?=[가-힣])/, why: '소켓 ID로 써요', under: /lessons\/|\.tsx?$/ },
  {
    found: /듣고 있|듣는 (서버|중|핸들러)|듣지 않|아무도 듣|듣기를/,
    why: '포트와 이벤트는 기다려요(listen)',
  },
  { found: /(소식|인사|문장|이유|거절|실패)[을를은]? ?(듣|들어요|들었)/, why: '받거나 알아요' },
  { found: /부탁|[을를] 청하/, why: '요청(request)은 요청해요', under: /lessons\/\d/ },
  { found: /(?<!핸들러\()리스너/, why: '한 낱말로: 핸들러', under: /lessons\/(0\d|1[0-2])-/ },
  { found: /느린 망|빠른 망|늦춘 망/, why: '용어집: 네트워크' },
  { found: /무늬/, why: '용어집: 패턴' },
  { found: /빗금/, why: '용어집: 슬래시' },
  { found: /(프로토콜|웹소켓) 판(?!단|매)/, why: '용어집: 버전' },
  { found: /(페이지|이름|응답)[을를]? (부탁|청)하/, why: '요청(request)은 요청해요' },
  {
    found: /Wi-Fi가 끊긴 것처럼/,
    why: 'localhost가 아니면 브라우저가 곧 알아요: 아무것도 오가지 않는 것처럼',
  },
  {
    found: /소킷|쏘켓|웹 소켓|써버|클라이언드|미들 웨어/,
    why: '소켓, 웹소켓, 서버, 클라이언트, 미들웨어로 써요',
  },
  {
    found: /메세지|메쎄지|메소드|컨텐츠|어플리케이션|악세스|엑세스|디폴트|쓰레드|캐쉬|푸쉬|플러쉬/,
    why: '외래어 표기: 메시지, 메서드, 콘텐츠, 애플리케이션, 액세스, 기본값, 스레드, 캐시, 푸시, 플러시',
  },
]

const translated: readonly Rule[] = [
  { found: /에 의해|에 의하여/, why: '번역투: 하는 쪽을 주어로 써요' },
  { found: /당신|그녀/, why: '번역투: 가리키는 말을 빼거나 이름으로 불러요' },
  { found: /것이 가능|것은 가능|[는한은] 게 가능/, why: '번역투: ‘-할 수 있어요’로 써요' },
  {
    found: /되어[지진질졌져]|보여[지진질졌져]|불리[워우]/,
    why: '두 번 당하는 말이에요: 되다, 보이다, 불리다',
  },
  { found: /함에 있어/, why: '번역투: ‘에서’, ‘-할 때’로 써요' },
  { found: /로부터의|으로의/, why: '번역투: 풀어서 써요' },
  { found: /을 가지고 있|를 가지고 있/, why: '번역투: ‘있어요’로 써요' },
]

const style: readonly Rule[] = [
  { found: new RegExp(`[${b}]니(다|까)(?![가-힣])`), why: '해요체로 써요', under: /\.md$/ },
  { found: /[가-힣](?<!마|보)다\.(?=\s|$|”|")/, why: '해요체로 써요', under: /\.md$/ },
  { found: /(하|되|보|쓰)십시오|하시오/, why: '해요체로 써요: -하세요', under: /\.md$/ },
]

export const rules: readonly Rule[] = [...spelling, ...glossary, ...translated, ...style]
