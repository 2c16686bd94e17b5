/**
 * The words of a name, in the order in which they stand: `ordersTable-ARN_2` → `orders Table ARN 2`. Only letters and
 * digits of ASCII are kept, so that what is built from words is an identifier anywhere.
 */
export function words(name: string): readonly string[] {
  return name
    .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
    .replace(/([A-Z])([A-Z][a-z])/g, '$1 $2')
    .split(/[^A-Za-z0-9]+/)
    .filter((word) => word !== '');
}

/** `orders table` → `OrdersTable`; a name of letters and digits alone stays as it is but for its first letter. */
export function pascalCase(name: string): string {
  const joined = name
    .split(/[^A-Za-z0-9]+/)
    .filter((word) => word !== '')
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
    .join('');
  return joined;
}

/** `OrdersTable.Arn` → `orders_table_arn`. */
export function snakeCase(name: string): string {
  return words(name).join('_').toLowerCase();
}
