/// Rows to try to steal. They lie outside `io.trastienda`, so that no application maps them.
@NullMarked
package isolation;

import org.jspecify.annotations.NullMarked;
