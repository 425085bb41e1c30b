/** Right-to-left and left-to-right share every style sheet: no rule may name a physical side. */
export default {
  rules: {
    "property-layout-mappings": [
      "flow-relative",
      { ignoreProperties: ["width", "height", "min-width", "max-width", "min-height", "max-height"] },
    ],
    "value-keyword-layout-mappings": "flow-relative",
    "unit-layout-mappings": "flow-relative",
    "block-no-empty": true,
    "color-no-invalid-hex": true,
    "declaration-block-no-duplicate-properties": true,
    "declaration-property-value-no-unknown": true,
    "no-duplicate-selectors": true,
    "property-no-unknown": true,
    "selector-pseudo-class-no-unknown": true,
    "selector-pseudo-element-no-unknown": true,
  },
};
