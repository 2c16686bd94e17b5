export { emitTerraform } from './emit-terraform.js';
