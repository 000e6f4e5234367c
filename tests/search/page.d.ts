// For `tsc --checkJs`: what the search scripts share on the page.
interface Papershelf {
  engine: any;
  search: (query: string, options?: any) => Promise<any>;
  searchData: (name: string, payload: unknown) => void;
}

interface Window {
  papershelf: Papershelf;
}
