package org.tidings.store;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Properties;
import org.sqlite.jdbc4.JDBC4Connection;
import org.sqlite.jdbc4.JDBC4PreparedStatement;

/**
 * A connection to SQLite that keeps prepared statements: preparing one costs as much as running it.
 * Used by one thread at a time, as every connection is here.
 */
final class KeepingConnection extends JDBC4Connection {
  /** Most statements that are kept; those not used for longest go. */
  private static final int MOST = 150;

  private final Map<String, Kept> statements = new LinkedHashMap<>(MOST, 0.75F, true);

  KeepingConnection(String url, String file, Properties properties) throws SQLException {
    super(url, file, properties);
  }

  @Override
  public PreparedStatement prepareStatement(String sql) throws SQLException {
    Kept known = statements.get(sql);
    if (known != null && !known.lent && !known.isClosed()) {
      known.lent = true;
      return known;
    }
    if (known != null) {
      return super.prepareStatement(sql); // a second one of the same while the first is in use
    }
    Kept made = new Kept(sql);
    statements.put(sql, made);
    shrink();
    return made;
  }

  private void shrink() throws SQLException {
    var oldest = statements.values().iterator();
    while (statements.size() > MOST && oldest.hasNext()) {
      Kept next = oldest.next();
      if (!next.lent) {
        oldest.remove();
        next.end();
      }
    }
  }

  /** A statement whose closing lends it back. */
  private final class Kept extends JDBC4PreparedStatement {
    private boolean lent = true;

    Kept(String sql) throws SQLException {
      super(KeepingConnection.this, sql);
    }

    @Override
    public void close() throws SQLException {
      if (KeepingConnection.this.isClosed()) {
        end();
        return;
      }
      rs.close();
      clearParameters();
      clearBatch();
      lent = false;
    }

    private void end() throws SQLException {
      super.close();
    }
  }
}
