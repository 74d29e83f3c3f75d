/** 한 걸음씩 in words; apart, because the first load has no need of them. */

/** What ends 한 걸음씩, on its only button; and what comes of it. */
export const endSteppingText = '다 흘려보내고 끝내기'
/** The same where nothing is held any more. */
export const endPatienceText = '원래 제한 시간으로 실행'
export const endSteppingHelp =
  '붙잡은 것을 모두 보내고, 원래 제한 시간으로 서버를 다시 실행해요. 연결돼 있던 클라이언트는 저절로 다시 연결해요.'
