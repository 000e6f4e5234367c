// For `tsc --checkJs`: what the scripts of box and page share beside the engine's.
interface Papershelf {
  ui: any;
}

interface Window {
  document$?: { subscribe: (hear: () => void) => void };
}
