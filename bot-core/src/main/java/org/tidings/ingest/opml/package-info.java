/** Lists of subscriptions as readers exchange them: OPML 1 and 2, in and out. */
@NullMarked
package org.tidings.ingest.opml;

import org.jspecify.annotations.NullMarked;
