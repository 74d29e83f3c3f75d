export function NamespacesPanel() {
  return null
}
