export function PingPanel() {
  return null
}
