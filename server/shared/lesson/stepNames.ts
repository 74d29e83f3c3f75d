/** The steps of a chapter, in their order, by the headings of its file. */
export const stepNames = {
  recall: '되짚기',
  predict: '예측',
  try: '실험',
  compare: '비교',
  explain: '설명',
  more: '한 번 더',
} as const
export type StepId = keyof typeof stepNames
export const stepIds = ['recall', 'predict', 'try', 'compare', 'explain', 'more'] as const satisfies StepId[]
