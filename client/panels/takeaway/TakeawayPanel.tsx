export function TakeawayPanel() {
  return null
}
