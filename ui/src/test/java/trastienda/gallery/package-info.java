/// Every shared component with sample data, for the eye and for axe; outside the product's packages
/// so that the start program never scans it.
@NullMarked
package trastienda.gallery;

import org.jspecify.annotations.NullMarked;
