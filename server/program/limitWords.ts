/** What the learner reads when a limit of the playground stopped something. */
export const limitWords = {
  interruptedOnce:
    '이 핸들러가 50ms 안에 끝나지 않아서 중간에 멈췄어요. 세 번 멈추면 프로그램이 끝나요. 끝나지 않는 반복문이 있는지 확인해 보세요.',
  interruptedForEver:
    '50ms 안에 끝나지 않는 실행이 세 번 있어서 프로그램을 멈췄어요. 끝나지 않는 반복문이 있는지 확인해 보세요.',
  interruptedTopLevel:
    '프로그램이 50ms 안에 시작되지 않아서 멈췄어요. 끝나지 않는 반복문이 있는지 확인해 보세요.',
  interruptedLine: '50ms 안에 끝나지 않아서 멈췄어요. 끝나지 않는 반복문이 있는지 확인해 보세요.',
  silent:
    '1초 동안 아무 응답이 없어서 프로그램을 멈췄어요. 아주 긴 문자열이나 배열을 다루는 코드가 있는지 확인해 보세요.',
  memory:
    '메모리를 16MB보다 많이 써서 프로그램을 멈췄어요. 끝없이 커지는 배열이나 문자열이 있는지 확인해 보세요.',
  flood: '너무 많이 보내서 프로그램을 멈췄어요. 반복문이나 타이머 안에서 보내는 횟수를 줄여 보세요.',
  broken: '프로그램이 샌드박스를 망가뜨려서 멈췄어요. 아주 깊은 재귀나 아주 큰 값이 있는지 확인해 보세요.',
  garbled:
    '프로그램이 보낸 것을 읽을 수 없어서 멈췄어요. JSON이나 Array.prototype 같은 기본 객체를 바꾸지 않았는지 확인해 보세요.',
  notRunning: '지금은 실행 중인 프로그램이 없어요. 프로그램을 다시 실행한 뒤에 해 보세요.',
  restarted: '서버를 함께 쓰는 다른 프로그램 때문에 이 프로그램을 다시 시작했어요. 한 번 더 해 보세요.',
} as const
