/** `util.types`, by what values say of themselves. */

const isOf = (name: string) => (value: unknown) =>
  typeof value === 'object' && value !== null && Object.prototype.toString.call(value) === `[object ${name}]`
const isFunctionOf =
  (...names: string[]) =>
  (value: unknown) =>
    typeof value === 'function' && names.includes(Object.prototype.toString.call(value).slice(8, -1))

const [isNumber, isString, isBoolean] = [isOf('Number'), isOf('String'), isOf('Boolean')]
const [isSymbol, isBigInt] = [isOf('Symbol'), isOf('BigInt')]
const typed = (name: string) => (value: unknown) =>
  ArrayBuffer.isView(value) && Reflect.get(value, Symbol.toStringTag) === name
const isTypedArray = (value: unknown) => ArrayBuffer.isView(value) && !(value instanceof DataView)

export const types = {
  isDate: isOf('Date'),
  isRegExp: isOf('RegExp'),
  isMap: isOf('Map'),
  isSet: isOf('Set'),
  isWeakMap: isOf('WeakMap'),
  isWeakSet: isOf('WeakSet'),
  isPromise: isOf('Promise'),
  isMapIterator: isOf('Map Iterator'),
  isSetIterator: isOf('Set Iterator'),
  isGeneratorObject: isOf('Generator'),
  isArgumentsObject: isOf('Arguments'),
  isArrayBuffer: isOf('ArrayBuffer'),
  isSharedArrayBuffer: isOf('SharedArrayBuffer'),
  isAnyArrayBuffer: (value: unknown) => isOf('ArrayBuffer')(value) || isOf('SharedArrayBuffer')(value),
  isNativeError: (value: unknown) => value instanceof Error,
  isNumberObject: isNumber,
  isStringObject: isString,
  isBooleanObject: isBoolean,
  isSymbolObject: isSymbol,
  isBigIntObject: isBigInt,
  isBoxedPrimitive: (value: unknown) =>
    [isNumber, isString, isBoolean, isSymbol, isBigInt].some((is) => is(value)),
  isAsyncFunction: isFunctionOf('AsyncFunction', 'AsyncGeneratorFunction'),
  isGeneratorFunction: isFunctionOf('GeneratorFunction', 'AsyncGeneratorFunction'),
  isArrayBufferView: (value: unknown) => ArrayBuffer.isView(value),
  isDataView: (value: unknown) => value instanceof DataView,
  isTypedArray,
  isUint8Array: typed('Uint8Array'),
  isUint8ClampedArray: typed('Uint8ClampedArray'),
  isUint16Array: typed('Uint16Array'),
  isUint32Array: typed('Uint32Array'),
  isInt8Array: typed('Int8Array'),
  isInt16Array: typed('Int16Array'),
  isInt32Array: typed('Int32Array'),
  isFloat32Array: typed('Float32Array'),
  isFloat64Array: typed('Float64Array'),
  isBigInt64Array: typed('BigInt64Array'),
  isBigUint64Array: typed('BigUint64Array'),
  isModuleNamespaceObject: isOf('Module'),
  isExternal: () => false,
  isKeyObject: () => false,
  isCryptoKey: () => false,
  /** Nothing here can tell. */
  isProxy: () => false,
}
