// For `tsc --checkJs`: what the scripts of box and page share beside the engine's.
interface Papershelf {
  ui: any;
  text: any;
  basket: any;
  citations: any;
  changeSets: [string, number, number, number, number][];
  citationData: (name: string, payload: any) => void;
}

interface Window {
  document$?: { subscribe: (hear: () => void) => void };
}
