import { nothing } from './counter.js'
export default nothing
