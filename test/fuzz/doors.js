/** All doors that inputs are thrown at; `share` says how many of all inputs go to each. */
import { pollingDoor, upgradesDoor } from './doors/polls.js'
import { conditionsDoor, consoleDoor, httpDoor, programsDoor, restDoor } from './doors/requests.js'
import { controlDoor, framesDoor, msgpackDoor, packetsDoor } from './doors/sockets.js'

export const doors = [
  restDoor,
  httpDoor,
  upgradesDoor,
  framesDoor,
  pollingDoor,
  packetsDoor,
  msgpackDoor,
  controlDoor,
  conditionsDoor,
  programsDoor,
  consoleDoor,
]
