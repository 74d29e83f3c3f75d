/** One client: a column of two halves. */
export interface Receiver {
  client: string
  badge: string
  name: string
}
