// For `tsc --checkJs`: what the scripts of box and page share beside the engine's.
interface Papershelf {
  ui: any;
  text: any;
  basket: any;
  citations: any;
  changeSets: [string, number, number, number, number][];
  basketParts: any;
  idParsers: Record<string, (text: string) => string>;
  citationData: (name: string, payload: any) => void;
}

interface Window {
  document$?: { subscribe: (hear: () => void) => void };
}
