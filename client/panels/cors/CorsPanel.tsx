export function CorsPanel() {
  return null
}
