/** Games, quizzes, votes: what has turns, ticks and results. */
import { type Performance, play } from '../actors.ts'

export const games: Record<string, Performance> = {
  ticTacToe: play(async ({ three, says, hears, leaves }) => {
    await three()
    says('A', 'find', '동그라미')
    await hears('A', 'wait')
    says('B', 'find', '가위표')
    await hears('AB', 'start')
    says('C', 'find', '구경꾼')
    await hears('C', 'wait')
    says('B', 'put', 0)
    await hears('B', 'wrong')
    for (const [client, index] of [
      ['A', 0],
      ['B', 3],
      ['A', 1],
      ['B', 4],
      ['A', 2],
    ] as const) {
      says(client, 'put', index)
      await hears('AB', 'board')
    }
    await hears('AB', 'over')
    says('A', 'find', '다시')
    await hears('AC', 'start')
    leaves('C')
    await hears('A', 'over')
  }),
  omok: play(async ({ three, asks, hears, gets, http }) => {
    await gets('/')
    await http('icon', '/favicon.ico')
    await three()
    await hears('ABC', 'color')
    await asks('B', 'put', { x: 0, y: 0 })
    for (let x = 0; x < 5; x += 1) {
      await asks('A', 'put', { x, y: 7 })
      await hears('ABC', 'put')
      if (x === 4) break
      await asks('B', 'put', { x, y: 7 })
      await asks('B', 'put', { x, y: 14 })
      await hears('ABC', 'put')
    }
    await hears('ABC', 'win')
    await asks('C', 'put', { x: 1, y: 1 })
  }),
  gameTicks: play(async ({ three, says, asks, hears }) => {
    await three()
    await hears('ABC', '당신')
    await asks('C', '속도', 100)
    await asks('A', '속도', 0.5)
    says('C', '시작')
    await hears('ABC', '결과')
  }),
  quiz: play(async ({ three, says, asks, hears, gets }) => {
    await gets('/', '/questions/count')
    await three()
    await asks('A', '참가', '가')
    await asks('B', '참가', '가')
    await hears('ABC', '참가자')
    await asks('B', '참가', '나')
    await hears('ABC', '참가자')
    await asks('C', '참가', '다')
    await hears('ABC', '참가자', '문제')
    says('A', '답', 1)
    await hears('BC', '제출')
    says('A', '답', 0)
    says('B', '답', 0)
    await hears('AC', '제출')
    says('C', '답', 1)
    await hears('AB', '제출')
    await hears('ABC', '정답', '문제')
    for (const client of 'CBA') {
      says(client, '답', client === 'C' ? 1 : 2)
      await hears('ABC'.replace(client, ''), '제출')
    }
    await hears('ABC', '정답', '끝')
  }),
  votes: play(async ({ three, says, hears, gets }) => {
    await three()
    await hears('ABC', 'result')
    says('A', 'vote', '짬뽕')
    await hears('ABC', 'result')
    says('A', 'vote', '짜장면')
    await hears('A', 'fail')
    says('B', 'vote', 'toString')
    await hears('B', 'fail')
    says('B', 'vote', '짬뽕')
    await hears('ABC', 'result')
    await gets('/result', '/result.txt', '/result.xml')
    says('C', 'vote', '탕수육')
    await hears('ABC', 'result', 'finish')
  }),
  auction: play(async ({ enters, says, hears, gets, sends }) => {
    await enters('A')
    await enters('B', { extraHeaders: { referer: 'http://localhost:8010/good/1' } })
    await enters('C', { extraHeaders: { referer: 'http://localhost:8010/good/2?x=1' } })
    await gets('/good/1')
    await sends('POST', '/good/1/bid', { bid: 9000, nick: '가' })
    await sends('POST', '/good/1/bid', { bid: 11000, nick: '가', msg: '갖고 싶다' })
    await hears('AB', 'bid')
    await sends('POST', '/good/1/bid', 'bid=12000&nick=가')
    await sends('POST', '/good/1/bid', 'bid=1250000&nick=나&msg=내꺼')
    await hears('AB', 'bid')
    await gets('/good/1')
    says('A', '마감')
    await hears('AB', '낙찰')
  }),
  stockTicker: play(async ({ three, says, hears, gets }) => {
    await gets('/stocks')
    await three()
    says('A', 'subscribe', ['005930', '035420'])
    await hears('A', 'subscribed')
    says('B', 'subscribe', ['000660'])
    await hears('B', 'subscribed')
    says('C', 'open market')
    await hears('ABC', 'closed')
  }),
  upDown: play(async ({ three, says, hears, gets }) => {
    await gets('/')
    await three()
    await hears('ABC', '안내')
    says('A', '새 게임', 50)
    await hears('ABC', '안내')
    for (const guess of ['글자', '30', 70, '50.7']) {
      says('B', '추측', guess)
      await hears('B', guess === '50.7' ? '정답' : '결과')
    }
  }),
  wordChain: play(async ({ three, asks, hears, leaves }) => {
    await three()
    await hears('C', 'players')
    await hears('B', 'players', 'players')
    await hears('A', 'players', 'players', 'players')
    await asks('B', 'word', '사과')
    await asks('A', 'word', 'apple')
    await asks('A', 'word', '사탕')
    await asks('A', 'word', ' 사과 ')
    await hears('ABC', 'word')
    await asks('B', 'word', '사람')
    await asks('B', 'word', '과일'.normalize('NFD'))
    await hears('ABC', 'word')
    await asks('C', 'word', '일력')
    await hears('ABC', 'word')
    await asks('A', 'word', '역사')
    await hears('ABC', 'word')
    leaves('C')
    await hears('AB', 'players')
  }),
  matchQueue: play(async ({ enters, says, asks, hears, leaves }) => {
    for (const client of 'ABC') await enters(client, { query: { name: `선수${client}` } })
    says('A', '인사', '아무도 없나요')
    await hears('A', '안내')
    await asks('A', '찾기')
    await asks('A', '취소')
    await asks('A', '취소')
    await asks('C', '찾기')
    await asks('B', '찾기')
    await hears('BC', '짝 찾음')
    says('B', '인사', '반가워요')
    await hears('C', '인사')
    leaves('B')
    await hears('C', '짝 떠남')
  }),
}
