/** The timeouts of a run in which somebody reads each packet: an hour, whatever the program says. */
const hour = 3_600_000

export const patientTimeouts = {
  pingInterval: hour,
  pingTimeout: hour,
  upgradeTimeout: hour,
  connectTimeout: hour,
} as const
