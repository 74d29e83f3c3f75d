export function OptionsPanel() {
  return null
}
