from django.contrib.auth.decorators import login_not_required
from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor
from django.http import JsonResponse
from django.views.decorators.http import require_safe

from programmes.models import Outbox
from programmes.rules import clock


@login_not_required
@require_safe
def alive(request):
    """The process answers."""
    return JsonResponse({"status": "ok"})


@login_not_required
@require_safe
def ready(request):
    """The database answers and is migrated. A broker that is away is "degraded": people can go on working."""
    try:
        executor = MigrationExecutor(connection)
        waiting = executor.migration_plan(executor.loader.graph.leaf_nodes())
        oldest = Outbox.objects.waiting().values_list("created_at", flat=True).first()
    except DatabaseError:
        return JsonResponse({"status": "database away"}, status=503)
    if waiting:
        return JsonResponse({"status": "migrations waiting", "count": len(waiting)}, status=503)
    age = round((clock.now() - oldest).total_seconds()) if oldest else 0
    return JsonResponse({"status": "degraded" if age > 60 else "ok", "outbox_oldest_seconds": age})
