/** What the learner reads when one call gave more than the playground takes in one go. Apart from the other words: every
 *  sandbox reads these. */
export const boundWords = {
  manyValues: '놀이터에서는 값을 한 번에 20,000개까지 보낼 수 있어요. 배열이나 객체를 나누어 보내세요.',
  deepValues: '놀이터에서는 값을 100겹까지 겹쳐 보낼 수 있어요. 배열이나 객체를 더 얕게 만들어 보내세요.',
  clientValues:
    '클라이언트가 값을 20,000개보다 많이 담은 메시지를 보내서 놀이터가 그 연결을 끊었어요. 나누어 보내세요.',
  manyHeaders:
    '놀이터에서는 응답 하나의 헤더를 모두 합쳐 32,000글자까지 쓸 수 있어요. 긴 값은 본문으로 보내세요.',
  longAttachment:
    '놀이터에서는 res.attachment()에 200글자까지의 파일 이름을 쓸 수 있어요. 이름을 짧게 줄여 쓰세요.',
  longRead:
    '놀이터에서는 req.is()와 req.accepts()가 읽는 헤더에 4,000글자까지, 쉼표로 나눈 값 50개까지의 문자열을 쓸 수 있어요. 줄여 쓰세요.',
  longId: '놀이터에서는 generateId가 200글자까지의 문자열을 돌려줄 수 있어요. 더 짧은 ID를 돌려주세요.',
  ownSocketId:
    '놀이터에서는 미들웨어에서 socket.id에 200글자까지의 문자열을 쓸 수 있어요. 예: socket.id = String(userId)',
  engineHeaders:
    '놀이터에서는 headers 이벤트에서 헤더를 모두 합쳐 16,000글자까지 붙일 수 있어요. 짧게 줄여 쓰세요.',
  bufferSize:
    '놀이터에서는 클라이언트의 메시지를 한 번에 1,000,000바이트까지 받을 수 있어요. maxHttpBufferSize에 더 큰 수를 써도 그만큼만 받아요.',
  slowBody: '놀이터가 요청의 본문을 제때 읽지 못해서 그만두었어요. 본문을 나누어 보내세요.',
  manyBodies: '놀이터가 읽을 긴 본문이 너무 많이 밀려 있어요. 앞의 답을 받은 뒤에 보내세요.',
  manyDelegations:
    '놀이터에서는 요청 하나를 app(req, res)로 20번까지 넘길 수 있어요. 반복문 안에서 넘기고 있지 않은지 살펴보세요.',
} as const
