/** What the learner reads when files are not taken, or a program does with them what it can't. */
import { limits } from '../limits.ts'

export const fileWords = {
  shape: '파일은 글자나 {"base64": "…"}로 보내 주세요.',
  many: `실험실 하나에 파일을 ${limits.files}개까지 둘 수 있어요. 쓰지 않는 파일을 지워 주세요.`,
  long: `실험실의 파일은 모두 합해 ${limits.fileBytes / 1000} kB까지 둘 수 있어요. 큰 파일을 줄이거나 지워 주세요.`,
  path: '파일의 경로를 public/index.html처럼 써 주세요. * ? " < > 같은 기호와 ..은 쓸 수 없어요.',
  longPath: `파일의 경로는 ${limits.filePath}글자까지 쓸 수 있어요. 짧게 줄여 주세요.`,
  taken: '같은 이름의 파일이나 폴더가 있어요. 다른 이름을 써 주세요.',
  longText: `프로그램 파일 하나는 ${limits.programBytes / 1000} kB까지 쓸 수 있어요. 나누어 써 주세요.`,
  longName: `놀이터에서는 내려받을 파일의 이름을 ${limits.attachmentName}글자까지 쓸 수 있어요. 짧게 줄여 쓰세요.`,
  written: `놀이터에서는 프로그램이 파일을 ${limits.files}개, ${limits.fileBytes / 1000} kB까지 쓸 수 있어요. 다 쓴 파일을 지우거나 짧게 쓰세요.`,
} as const
