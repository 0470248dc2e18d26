/** Taken in at the end: a database that has it has the whole demonstration. Known without making any workbook. */
export const lastFile = '示例-荣誉成果.xlsx';
